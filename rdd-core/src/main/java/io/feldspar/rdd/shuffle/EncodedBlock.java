package io.feldspar.rdd.shuffle;

import java.util.zip.CRC32C;

/// A block as the bytes that leave the process, with a checksum of each chunk, taken when the block
/// was made. What is read in another process is compared with these.
public final class EncodedBlock {

    /// All chunks but the last are of this length.
    public static final int CHUNK_BYTES = 256 << 10;

    private final byte[] bytes;
    private final int elements;
    private final int[] checksums;

    /// @param bytes not to be changed any more
    /// @param elements how many are encoded
    public EncodedBlock(byte[] bytes, int elements) {
        this.bytes = bytes;
        this.elements = elements;
        this.checksums = new int[Math.ceilDiv(bytes.length, CHUNK_BYTES)];
        for (int i = 0; i < checksums.length; i++) {
            checksums[i] = checksum(bytes, offset(i), length(i));
        }
    }

    /// A block whose single element is the bytes themselves.
    public static EncodedBlock ofBytes(byte[] bytes) {
        return new EncodedBlock(bytes, 1);
    }

    public static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /// Whether the bytes are those that the block was made of.
    public boolean intact() {
        for (int i = 0; i < checksums.length; i++) {
            if (checksums[i] != checksum(bytes, offset(i), length(i))) {
                return false;
            }
        }
        return true;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int elements() {
        return elements;
    }

    public int chunks() {
        return checksums.length;
    }

    /// Where a chunk begins.
    public int offset(int chunk) {
        return chunk * CHUNK_BYTES;
    }

    public int length(int chunk) {
        return Math.min(CHUNK_BYTES, bytes.length - offset(chunk));
    }

    public int checksum(int chunk) {
        return checksums[chunk];
    }
}
