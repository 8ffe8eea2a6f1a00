package io.feldspar.executor.task;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Counts the rows and the time of another operator.
final class MeasuredOperator implements Operator {

    private final Operator operator;
    private final TaskMetrics.Counter counter;

    MeasuredOperator(Operator operator, TaskMetrics.Counter counter) {
        this.operator = operator;
        this.counter = counter;
    }

    @Override
    public @Nullable Batch next() {
        long start = System.nanoTime();
        Batch batch = operator.next();
        counter.add(batch == null ? 0 : batch.rowCount(), System.nanoTime() - start);
        return batch;
    }

    @Override
    public void close() {
        operator.close();
    }
}
