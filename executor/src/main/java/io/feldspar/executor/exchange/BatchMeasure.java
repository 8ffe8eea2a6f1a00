package io.feldspar.executor.exchange;

import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.BlockMeasure;

/// Rows and heap bytes of exchanged batches; dictionaries, which batches share, are not counted.
public enum BatchMeasure implements BlockMeasure<Batch> {
    INSTANCE;

    @Override
    public long rows(Batch batch) {
        return batch.rowCount();
    }

    @Override
    public long bytes(Batch batch) {
        return batch.retainedBytes();
    }
}
