package io.feldspar.executor.task;

import java.io.Serializable;

/// What an executor must know of a query to run its tasks.
///
/// @param id unique among the queries of a driver
/// @param name how errors about memory call it
/// @param measured whether each operator's rows, time and memory are taken
public record QuerySpec(long id, String name, QueryLimits limits, boolean measured)
        implements Serializable {

    private static final long serialVersionUID = 1L;
}
