package io.feldspar.executor.expression;

import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.In;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Lambda;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.Expression.Not;
import io.feldspar.executor.expression.Expression.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an expression is made of: its children, the columns it reads, whether it is
/// deterministic.
public final class Columns {

    private Columns() {}

    /// The expressions directly below that have the same columns.
    public static List<Expression> children(Expression expression) {
        return switch (expression) {
            case InputRef _, Literal _ -> List.of();
            case Call call -> call.arguments();
            case Cast cast -> List.of(cast.operand());
            case Comparison comparison -> List.of(comparison.left(), comparison.right());
            case And and -> and.operands();
            case Or or -> or.operands();
            case Not not -> List.of(not.operand());
            case IsNull isNull -> List.of(isNull.operand());
            case In in -> List.of(in.operand());
            case Lambda lambda -> lambda.captures();
            case Case cases -> {
                List<Expression> all = new ArrayList<>();
                for (Case.Branch branch : cases.branches()) {
                    all.add(branch.condition());
                    all.add(branch.result());
                }
                all.add(cases.otherwise());
                yield all;
            }
        };
    }

    /// The indexes of the columns that the expression reads, ascending.
    public static SortedSet<Integer> of(Expression expression) {
        SortedSet<Integer> columns = new TreeSet<>();
        collect(expression, columns);
        return columns;
    }

    private static void collect(Expression expression, SortedSet<Integer> columns) {
        if (expression instanceof InputRef reference) {
            columns.add(reference.index());
        }
        children(expression).forEach(child -> collect(child, columns));
    }

    public static boolean deterministic(Expression expression) {
        return !(expression instanceof Call call && !call.function().deterministic())
                && !(expression instanceof Lambda lambda && !deterministic(lambda.body()))
                && children(expression).stream().allMatch(Columns::deterministic);
    }
}
