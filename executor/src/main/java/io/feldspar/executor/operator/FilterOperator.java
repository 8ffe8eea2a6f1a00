package io.feldspar.executor.operator;

import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.PredicateEvaluator;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the rows for which a condition is true, by shortening the selection.
public final class FilterOperator implements Operator {

    private final Operator input;
    private final PredicateEvaluator condition;
    private final SparseBatches sparse;

    /// @param types the types of the input's columns
    public FilterOperator(
            Operator input, Expression condition, List<Type> types, EvaluationOptions options) {
        this.input = input;
        this.condition = PredicateEvaluator.compile(condition, types, options);
        sparse = new SparseBatches(types);
    }

    @Override
    public @Nullable Batch next() {
        return sparse.next(this::nextKept);
    }

    private @Nullable Batch nextKept() {
        Batch batch = input.next();
        while (batch != null) {
            int[] kept = new int[batch.rowCount()];
            int count = condition.select(batch, kept);
            if (count == batch.rowCount()) {
                return batch;
            }
            if (count > 0) {
                return batch.withSelection(kept, count);
            }
            batch = input.next();
        }
        return null;
    }

    @Override
    public void close() {
        input.close();
    }
}
