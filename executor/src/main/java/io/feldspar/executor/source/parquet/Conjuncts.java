package io.feldspar.executor.source.parquet;

import io.feldspar.executor.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/// Takes nested ANDs apart.
final class Conjuncts {

    private Conjuncts() {}

    static List<Expression> of(List<Expression> conditions) {
        List<Expression> conjuncts = new ArrayList<>();
        for (Expression condition : conditions) {
            if (condition instanceof Expression.And(List<Expression> operands)) {
                conjuncts.addAll(of(operands));
            } else {
                conjuncts.add(condition);
            }
        }
        return conjuncts;
    }
}
