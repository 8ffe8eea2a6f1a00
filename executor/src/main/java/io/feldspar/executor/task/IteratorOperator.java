package io.feldspar.executor.task;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.vector.Batch;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Emits the batches of an iterator, such as the blocks of a shuffle.
final class IteratorOperator implements Operator {

    private final Iterator<Batch> batches;
    private final OperatorContext context;

    IteratorOperator(Iterator<Batch> batches, OperatorContext context) {
        this.batches = batches;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        context.checkCancelled();
        while (batches.hasNext()) {
            Batch batch = batches.next();
            if (batch.rowCount() > 0) {
                return batch;
            }
        }
        return null;
    }

    @Override
    public void close() {}
}
