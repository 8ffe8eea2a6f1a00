package io.feldspar.executor.join;

import io.feldspar.executor.operator.SpilledPartitions;

/// The rows of a build side that did not fit memory, on disk by the hash of their keys. Any number
/// of tasks may read them.
///
/// @param rows in one partition where the join has no keys
public record SpilledBuild(SpilledPartitions rows) implements BuildSide {
    @Override
    public void close() {
        rows.close();
    }
}
