package io.feldspar.planner.lowering;

/// How a query is run.
///
/// @param name how errors about memory call it
/// @param memoryLimit bytes that it may hold on an executor
/// @param resultBuffer bytes of the result that may be unread before tasks wait
/// @param measured whether each operator's rows, time and memory are taken
public record QueryOptions(String name, long memoryLimit, long resultBuffer, boolean measured) {}
