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
import io.feldspar.executor.function.user.UserScalar;
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

    /// The expression with other ones directly below.
    ///
    /// @param children in the order of [#children]
    public static Expression withChildren(Expression expression, List<Expression> children) {
        return switch (expression) {
            case InputRef _, Literal _ -> expression;
            case Call call -> new Call(call.function(), children, call.type(), call.location());
            case Cast cast ->
                    new Cast(children.getFirst(), cast.type(), cast.safe(), cast.location());
            case Comparison comparison ->
                    new Comparison(comparison.operator(), children.get(0), children.get(1));
            case And _ -> new And(children);
            case Or _ -> new Or(children);
            case Not _ -> new Not(children.getFirst());
            case IsNull _ -> new IsNull(children.getFirst());
            case In in -> new In(children.getFirst(), in.values());
            case Lambda lambda -> new Lambda(lambda.parameters(), children, lambda.body());
            case Case cases -> {
                List<Case.Branch> branches = new ArrayList<>();
                for (int i = 0; i < cases.branches().size(); i++) {
                    branches.add(new Case.Branch(children.get(2 * i), children.get(2 * i + 1)));
                }
                yield new Case(branches, children.getLast());
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

    /// Whether the value of the expression may be computed where it is not asked for. Code of users
    /// runs in tasks alone, which can be told to stop.
    public static boolean foldable(Expression expression) {
        return deterministic(expression) && !callsUserCode(expression);
    }

    private static boolean callsUserCode(Expression expression) {
        return (expression instanceof Call call && call.function() instanceof UserScalar)
                || (expression instanceof Lambda lambda && callsUserCode(lambda.body()))
                || children(expression).stream().anyMatch(Columns::callsUserCode);
    }
}
