package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.MapLocation;

/// Who has a block, and where it is served.
///
/// @param id of the executor, or [#DRIVER]
public record BlockHolder(String id, BlockAddress served) {

    /// The driver, which has the broadcast values.
    public static final String DRIVER = "driver";

    /// Who has a map output.
    public static BlockHolder of(MapLocation location) {
        return new BlockHolder(location.executorId(), location.served());
    }
}
