package io.feldspar.executor.batch;

import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.BlockSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Writes and reads the batches of a shuffle, each as a frame that can be read alone.
public enum BatchSerializer implements BlockSerializer<Batch> {
    INSTANCE;

    @Override
    public void write(Batch batch, DataOutput out) throws IOException {
        PayloadWriter payload = new BatchEncoder(false).encode(batch);
        new Frame().write(Frame.Kind.BATCH, payload, Compression.LZ4, out);
    }

    @Override
    public Batch read(DataInput in) throws IOException {
        return new BatchDecoder().decode(new Frame().read(Frame.Kind.BATCH, in));
    }
}
