package io.feldspar.dataset;

import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.Operation;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The rows of a running query. Closing it ends the query. For one thread.
public final class ResultRows<T> implements Iterator<T>, AutoCloseable {

    private final Operation operation;
    private final Schema schema;
    private final Encoder<T> encoder;
    private @Nullable Batch batch;
    private int next;
    private boolean ended;

    ResultRows(Operation operation, Encoder<T> encoder) {
        this.operation = operation;
        this.schema = operation.schema();
        this.encoder = encoder;
    }

    public Schema schema() {
        return schema;
    }

    @Override
    public boolean hasNext() {
        while (!ended && (batch == null || next == batch.rowCount())) {
            batch = operation.next();
            next = 0;
            if (batch == null) {
                ended = true;
                operation.close();
            }
        }
        return !ended;
    }

    @Override
    public T next() {
        Batch current = hasNext() ? batch : null;
        if (current == null) {
            throw new NoSuchElementException("the query has no more rows");
        }
        return encoder.fromBatch(schema, current, next++);
    }

    /// The rows that are left.
    public Stream<T> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                this, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(this::close);
    }

    @Override
    public void close() {
        ended = true;
        operation.close();
    }
}
