package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.MapLocation;

/// A process that has a block, and the address that serves it.
///
/// @param id of the executor, or [#DRIVER]
public record BlockHolder(String id, BlockAddress served) {

    /// The driver, which has the broadcast values.
    public static final String DRIVER = "driver";

    /// The holder of a map output.
    public static BlockHolder of(MapLocation location) {
        return new BlockHolder(location.executorId(), location.served());
    }
}
