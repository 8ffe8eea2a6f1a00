package io.feldspar.session.operation;

/// What a statement may use, from the resource group that it belongs to.
///
/// @param group the name of the resource group; empty if there is none
/// @param timeout how long it may take, with the time that it waits for its turn
/// @param groupMemory bytes that all statements of the group may hold together on an executor
/// @param memory bytes that the statement may hold on an executor
/// @param rows of its result, 0 for any number
/// @param scanned bytes that it may read from tables on an executor, 0 for any number
public record StatementLimits(
        String group, Timeout timeout, long groupMemory, long memory, long rows, long scanned) {

    public static final StatementLimits NONE =
            new StatementLimits("", Timeout.NONE, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);
}
