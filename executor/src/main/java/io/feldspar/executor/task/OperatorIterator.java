package io.feldspar.executor.task;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.vector.Batch;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The batches of an operator, and what to do after the last. A batch is valid until the next one
/// is looked for.
final class OperatorIterator implements Iterator<Batch> {

    private final Operator operator;
    private final Runnable atEnd;
    private @Nullable Batch next;
    private boolean ended;

    OperatorIterator(Operator operator) {
        this(operator, () -> {});
    }

    /// @param atEnd runs once, after the last batch
    OperatorIterator(Operator operator, Runnable atEnd) {
        this.operator = operator;
        this.atEnd = atEnd;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = operator.next();
            if (next == null) {
                ended = true;
                atEnd.run();
            }
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
