package io.feldspar.executor.batch;

import io.feldspar.executor.vector.Batch;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads a stream of batches as a [BatchWriter] wrote it. Batches have arrays of their own, and
/// share the dictionaries that they shared. Belongs to one thread.
public final class BatchReader implements Closeable {

    private final DataInputStream in;
    private final Frame frame = new Frame();
    private final BatchDecoder decoder = new BatchDecoder();
    private long batches;
    private boolean ended;

    /// @param in buffered by the caller if necessary; closed with this reader
    public BatchReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /// The next batch, or null at the end of the stream.
    ///
    /// @throws CorruptBatchException where the bytes are damaged or cut
    public @Nullable Batch next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            return switch (frame.readHeader(in)) {
                case BATCH -> {
                    Batch batch = decoder.decode(frame.readPayload(in));
                    batches++;
                    yield batch;
                }
                case END -> {
                    readEnd(frame.readPayload(in));
                    yield null;
                }
            };
        } catch (CorruptBatchException e) {
            throw new CorruptBatchException(
                    "batch " + batches + " of the stream is damaged: " + e.getMessage());
        }
    }

    private void readEnd(PayloadReader payload) throws CorruptBatchException {
        long counted = payload.readLong();
        payload.expectEnd();
        if (counted != batches) {
            throw new CorruptBatchException("the stream's end counts " + counted + " batches");
        }
        ended = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
