package io.feldspar.executor.task;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Counts the rows and the time of another operator.
final class MeasuredOperator implements Operator {

    private final Operator operator;
    private final NodeMetrics metrics;

    MeasuredOperator(Operator operator, NodeMetrics metrics) {
        this.operator = operator;
        this.metrics = metrics;
    }

    @Override
    public @Nullable Batch next() {
        long start = System.nanoTime();
        Batch batch = operator.next();
        metrics.add(batch == null ? 0 : batch.rowCount(), System.nanoTime() - start);
        return batch;
    }

    @Override
    public void close() {
        operator.close();
    }
}
