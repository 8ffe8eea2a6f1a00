package io.feldspar.executor.expression;

import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Case.Branch;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Not;
import java.util.ArrayList;
import java.util.List;

/// The shorthands of CASE as the CASE that they are. Arguments have one type already.
public final class Conditionals {

    private Conditionals() {}

    /// The first value that is not null: COALESCE, IFNULL and NVL.
    public static Expression coalesce(List<Expression> values) {
        Expression last = values.getLast();
        if (values.size() == 1) {
            return last;
        }
        List<Branch> branches = new ArrayList<>();
        for (Expression value : values.subList(0, values.size() - 1)) {
            branches.add(new Branch(new Not(new IsNull(value)), value));
        }
        return new Case(branches, last);
    }

    /// One or the other: IF and IIF.
    public static Expression choose(Expression condition, Expression then, Expression otherwise) {
        return new Case(List.of(new Branch(condition, then)), otherwise);
    }
}
