package io.feldspar.executor.operator;

import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Emits each batch once per projection: grouping sets, and DISTINCT aggregates mixed with others.
public final class ExpandOperator implements Operator {

    private final Operator input;
    private final List<ExpressionEvaluator[]> projections;
    private @Nullable Batch batch;
    private int next;

    /// @param types the types of the input's columns
    public ExpandOperator(
            Operator input,
            List<List<Expression>> projections,
            List<Type> types,
            EvaluationOptions options) {
        this.input = input;
        this.projections =
                projections.stream()
                        .map(
                                expressions ->
                                        expressions.stream()
                                                .map(
                                                        each ->
                                                                ExpressionEvaluator.compile(
                                                                        each, types, options))
                                                .toArray(ExpressionEvaluator[]::new))
                        .toList();
        next = projections.size();
    }

    @Override
    public @Nullable Batch next() {
        Batch current = batch;
        if (next == projections.size()) {
            current = projections.isEmpty() ? null : input.next();
            batch = current;
            next = 0;
        }
        return current == null ? null : ProjectOperator.project(current, projections.get(next++));
    }

    @Override
    public void close() {
        batch = null;
        next = projections.size();
        input.close();
    }
}
