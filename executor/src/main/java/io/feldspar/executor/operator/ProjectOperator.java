package io.feldspar.executor.operator;

import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes one column per expression; a plain column reference passes its vector on.
public final class ProjectOperator implements Operator {

    private final Operator input;
    private final ExpressionEvaluator[] evaluators;

    /// @param types the types of the input's columns
    public ProjectOperator(
            Operator input,
            List<Expression> expressions,
            List<Type> types,
            EvaluationOptions options) {
        this.input = input;
        evaluators =
                expressions.stream()
                        .map(expression -> ExpressionEvaluator.compile(expression, types, options))
                        .toArray(ExpressionEvaluator[]::new);
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        return batch == null ? null : project(batch, evaluators);
    }

    static Batch project(Batch batch, ExpressionEvaluator[] evaluators) {
        Vector[] columns = new Vector[evaluators.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = evaluators[c].evaluate(batch);
        }
        return batch.withColumns(columns);
    }

    @Override
    public void close() {
        input.close();
    }
}
