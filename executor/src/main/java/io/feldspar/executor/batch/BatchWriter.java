package io.feldspar.executor.batch;

import io.feldspar.executor.vector.Batch;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Writes a stream of batches: a frame for each, and an end that counts them, so that a stream that
/// was cut is noticed.
///
/// Only selected rows are written. Flat, constant and dictionary vectors stay what they are where
/// that is not longer; a dictionary that batches in a row share is written once. Belongs to one
/// thread.
public final class BatchWriter implements Closeable {

    private final DataOutputStream out;
    private final Compression compression;
    private final Frame frame = new Frame();
    private final BatchEncoder encoder = new BatchEncoder(true);
    private long batches;
    private long bytes;

    /// @param out buffered by the caller if necessary; closed with this writer
    public BatchWriter(OutputStream out, Compression compression) {
        this.out = new DataOutputStream(out);
        this.compression = compression;
    }

    public void write(Batch batch) throws IOException {
        bytes += frame.write(Frame.Kind.BATCH, encoder.encode(batch), compression, out);
        batches++;
    }

    /// Writes the end. Without it the stream counts as cut.
    public void finish() throws IOException {
        bytes += frame.write(Frame.Kind.END, encoder.encode(batches), Compression.NONE, out);
        out.flush();
    }

    /// The bytes written so far.
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
