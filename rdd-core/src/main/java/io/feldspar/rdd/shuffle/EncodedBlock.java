package io.feldspar.rdd.shuffle;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A block as the bytes that leave the process, with a checksum of each chunk, taken when the block
/// was made. What is read in another process is compared with these.
public final class EncodedBlock implements ServedBlock {

    /// All chunks but the last are of this length.
    public static final int CHUNK_BYTES = 256 << 10;

    private final byte[] bytes;
    private final int elements;
    private final int @Nullable [] checksums;

    /// @param bytes not to be changed any more
    /// @param elements how many are encoded
    public EncodedBlock(byte[] bytes, int elements) {
        this.bytes = bytes;
        this.elements = elements;
        int[] made = new int[chunks()];
        for (int i = 0; i < made.length; i++) {
            made[i] = checksum(bytes, offset(i), length(i));
        }
        this.checksums = made;
    }

    private EncodedBlock(byte[] bytes) {
        this.bytes = bytes;
        this.elements = 1;
        this.checksums = null;
    }

    /// A block whose single element is the bytes themselves, and whose reader knows a checksum of
    /// the whole: those of chunks are taken as these are read.
    public static EncodedBlock ofKnownBytes(byte[] bytes) {
        return new EncodedBlock(bytes);
    }

    public static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int elements() {
        return elements;
    }

    @Override
    public int chunks() {
        return Math.ceilDiv(bytes.length, CHUNK_BYTES);
    }

    private int offset(int chunk) {
        return chunk * CHUNK_BYTES;
    }

    private int length(int chunk) {
        return Math.min(CHUNK_BYTES, bytes.length - offset(chunk));
    }

    @Override
    public int checksum(int chunk) {
        return checksums == null ? checksum(bytes, offset(chunk), length(chunk)) : checksums[chunk];
    }

    @Override
    public ByteBuffer chunk(int chunk) {
        return ByteBuffer.wrap(bytes, offset(chunk), length(chunk));
    }

    @Override
    public boolean inMemory() {
        return true;
    }
}
