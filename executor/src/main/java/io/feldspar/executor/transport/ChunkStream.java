package io.feldspar.executor.transport;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.TaskKilledException;
import io.feldspar.rdd.shuffle.BlockName;
import io.feldspar.rdd.shuffle.EncodedBlock;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The bytes of a block in another process. As many chunks are asked for as the window has room
/// for, and each is compared with its checksum before a byte of it is given out.
///
/// Used by one thread.
final class ChunkStream extends InputStream {

    /// A process that says nothing for so long cannot be reached.
    private static final int ANSWER_SECONDS = 20;

    private final CompletableFuture<Connection> connection;
    private final BlockName block;
    private final int ahead;
    private final Deque<CompletableFuture<Reply>> asked = new ArrayDeque<>();
    private int nextAsk;
    private int taken;
    private Reply.@Nullable Chunk first;
    private ByteBuffer current = ByteBuffer.allocate(0);

    ChunkStream(CompletableFuture<Connection> connection, BlockName block, long window) {
        this.connection = connection;
        this.block = block;
        this.ahead = Math.clamp(window / EncodedBlock.CHUNK_BYTES, 1, 64);
        askNext();
    }

    private void askNext() {
        int chunk = nextAsk++;
        asked.add(connection.thenCompose(open -> open.ask(new Question.ReadChunk(block, chunk))));
    }

    /// How many elements the block has; waits for its first chunk.
    int elements() throws LostBlockException {
        if (first == null) {
            advance();
        }
        return Objects.requireNonNull(first).elements();
    }

    /// How many bytes the block has at most; waits for its first chunk.
    long mostBytes() throws LostBlockException {
        if (first == null) {
            advance();
        }
        return (long) Objects.requireNonNull(first).chunks() * EncodedBlock.CHUNK_BYTES;
    }

    /// Whether bytes are there that need no waiting.
    boolean ready() {
        return current.hasRemaining();
    }

    /// Takes the next chunk; false at the end of the block.
    private boolean advance() throws LostBlockException {
        if (first != null && taken >= first.chunks()) {
            return false;
        }
        Reply.Chunk chunk = await(asked.remove());
        if (first == null) {
            first = chunk;
        }
        while (nextAsk < first.chunks() && asked.size() < ahead) {
            askNext();
        }
        taken++;
        current = checked(chunk);
        return true;
    }

    private static ByteBuffer checked(Reply.Chunk chunk) throws LostBlockException {
        ByteBuffer bytes = chunk.bytes();
        int checksum =
                EncodedBlock.checksum(
                        bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        if (chunk.chunks() > 0 && checksum != chunk.checksum()) {
            throw new LostBlockException(Problem.CORRUPT);
        }
        return bytes;
    }

    private static Reply.Chunk await(CompletableFuture<Reply> answer) throws LostBlockException {
        try {
            return switch (answer.get(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                case Reply.Chunk chunk -> chunk;
                default -> throw new LostBlockException(Problem.MISSING);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new TaskKilledException("interrupted while waiting for a block");
        } catch (ExecutionException | TimeoutException _) {
            throw new LostBlockException(Problem.UNREACHABLE);
        }
    }

    @Override
    public int read() throws LostBlockException {
        return fill() ? current.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws LostBlockException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int given = Math.min(length, current.remaining());
        current.get(into, offset, given);
        return given;
    }

    private boolean fill() throws LostBlockException {
        while (!current.hasRemaining()) {
            if (!advance()) {
                return false;
            }
        }
        return true;
    }

    /// What is on its way is dropped when it comes.
    @Override
    public void close() {
        asked.clear();
        current = ByteBuffer.allocate(0);
    }
}
