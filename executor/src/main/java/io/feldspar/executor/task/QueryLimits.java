package io.feldspar.executor.task;

import java.io.Serializable;

/// What a query may use on an executor.
///
/// @param memory bytes that it may hold
/// @param group the resource group with whose other queries it shares `groupMemory`; empty for none
/// @param groupMemory bytes that all queries of the group may hold together
/// @param scanned bytes that it may read from tables, 0 for any number
/// @param recursion how often a recursive query runs that names no limit of its own
public record QueryLimits(long memory, String group, long groupMemory, long scanned, long recursion)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /// Only memory is limited.
    public static QueryLimits ofMemory(long bytes) {
        return new QueryLimits(bytes, "", Long.MAX_VALUE, 0, Long.MAX_VALUE);
    }
}
