package io.feldspar.dataset;

import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.QueryRdd;
import io.feldspar.rdd.Rdd;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The rows of batches, made one by one where the batches are computed.
final class RddOfRows {

    private RddOfRows() {}

    static <T> Rdd<T> of(Dataset<T> dataset) {
        Schema schema = dataset.schema();
        Encoder<T> encoder = dataset.encoder();
        QueryRdd opened = dataset.feldspar().open(dataset.query());
        Rdd<T> rows =
                opened.batches().mapPartitions(batches -> new Rows<>(batches, schema, encoder));
        return dataset.partitions() == 0 ? rows : rows.repartition(dataset.partitions());
    }

    private static final class Rows<T> implements Iterator<T> {

        private final Iterator<Batch> batches;
        private final Schema schema;
        private final Encoder<T> encoder;
        private @Nullable Batch batch;
        private int next;

        Rows(Iterator<Batch> batches, Schema schema, Encoder<T> encoder) {
            this.batches = batches;
            this.schema = schema;
            this.encoder = encoder;
        }

        @Override
        public boolean hasNext() {
            while ((batch == null || next == batch.rowCount()) && batches.hasNext()) {
                batch = batches.next();
                next = 0;
            }
            return batch != null && next < batch.rowCount();
        }

        @Override
        public T next() {
            Batch current = hasNext() ? batch : null;
            if (current == null) {
                throw new NoSuchElementException("the partition has no more rows");
            }
            return encoder.fromRow(RowValues.row(schema, current.values(next++)));
        }
    }
}
