package io.feldspar.planner.lowering;

import io.feldspar.executor.task.QueryLimits;

/// How a query is run.
///
/// @param name how errors about memory call it
/// @param resultBuffer bytes of the result that may be unread before tasks wait
/// @param measured whether each operator's rows, time and memory are taken
public record QueryOptions(String name, QueryLimits limits, long resultBuffer, boolean measured) {}
