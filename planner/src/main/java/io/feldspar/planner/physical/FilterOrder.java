package io.feldspar.planner.physical;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.type.PhysicalForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// In which order conjuncts are evaluated: cheap ones first, so that expensive ones see fewer rows.
final class FilterOrder {

    private FilterOrder() {}

    static List<Expression> cheapestFirst(List<Expression> conjuncts) {
        List<Expression> ordered = new ArrayList<>(conjuncts);
        ordered.sort(Comparator.comparingInt(FilterOrder::cost));
        return ordered;
    }

    private static int cost(Expression expression) {
        return switch (expression) {
            case Expression.InputRef ref -> ref.type().form() == PhysicalForm.BYTES ? 4 : 1;
            case Expression.Literal _ -> 0;
            case Expression.Call call -> 20 + sum(call.arguments());
            case Expression.Cast cast -> 5 + cost(cast.operand());
            case Expression.Comparison comparison ->
                    1 + cost(comparison.left()) + cost(comparison.right());
            case Expression.And and -> sum(and.operands());
            case Expression.Or or -> 2 + sum(or.operands());
            case Expression.Not not -> cost(not.operand());
            case Expression.IsNull isNull -> cost(isNull.operand());
            case Expression.In in -> 2 + cost(in.operand());
            case Expression.Lambda lambda -> 10 * cost(lambda.body()) + sum(lambda.captures());
            case Expression.Case branches ->
                    10
                            + branches.branches().stream()
                                    .mapToInt(b -> cost(b.condition()) + cost(b.result()))
                                    .sum();
        };
    }

    private static int sum(List<Expression> expressions) {
        return expressions.stream().mapToInt(FilterOrder::cost).sum();
    }
}
