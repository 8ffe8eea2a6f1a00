package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// The bytes of a block of this process. Each chunk is compared with its checksum before a byte of
/// it is given out.
///
/// Used by one thread.
public final class CheckedChunks extends InputStream {

    private final ServedBlock block;
    private int next;
    private long given;
    private ByteBuffer current = ByteBuffer.allocate(0);

    public CheckedChunks(ServedBlock block) {
        this.block = block;
    }

    /// How many bytes have been read.
    public long position() {
        return given - current.remaining();
    }

    @Override
    public int read() throws LostChunkException {
        return fill() ? current.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws LostChunkException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(into, offset, count);
        return count;
    }

    private boolean fill() throws LostChunkException {
        while (!current.hasRemaining()) {
            if (next == block.chunks()) {
                return false;
            }
            current = checked(next++);
            given += current.remaining();
        }
        return true;
    }

    private ByteBuffer checked(int chunk) throws LostChunkException {
        ByteBuffer bytes;
        int wanted;
        try {
            bytes = block.chunk(chunk);
            wanted = block.checksum(chunk);
        } catch (IOException e) {
            throw new LostChunkException(Problem.MISSING, e);
        }
        int checksum =
                EncodedBlock.checksum(
                        bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        if (checksum != wanted) {
            throw new LostChunkException(Problem.CORRUPT, null);
        }
        return bytes;
    }
}
