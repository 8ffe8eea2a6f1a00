package io.feldspar.rdd.broadcast;

import java.io.Serializable;
import java.util.List;
import java.util.zip.CRC32C;

/// Names a broadcast value in its encoded form, which is cut into blocks.
///
/// @param id unique among all contexts
/// @param checksums CRC32C of each block, to verify blocks received from any process
public record EncodedBroadcast(String id, List<Integer> checksums) implements Serializable {

    public EncodedBroadcast {
        checksums = List.copyOf(checksums);
    }

    public int blocks() {
        return checksums.size();
    }

    /// Whether this is the block with that index.
    public boolean isBlock(int index, byte[] bytes) {
        return checksums.get(index) == checksum(bytes);
    }

    static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
