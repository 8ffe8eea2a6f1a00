package io.feldspar.executor.task;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.vector.Batch;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The batches of an operator. Looking for the next one ends the validity of the last.
public final class OperatorIterator implements Iterator<Batch> {

    private final Operator operator;
    private @Nullable Batch next;
    private boolean ended;

    public OperatorIterator(Operator operator) {
        this.operator = operator;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = operator.next();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public Batch next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Batch batch = next;
        next = null;
        return batch;
    }
}
