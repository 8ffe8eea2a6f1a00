package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.VolatileOperator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/// Finds the calls of volatile functions that the user wrote once but that occur several times in
/// the expressions of a node, or in the operands of a subquery.
final class VolatileCalls extends RexVisitorImpl<@Nullable Void> {

    private final Set<VolatileOperator> seen = new LinkedHashSet<>();
    private final Set<VolatileOperator> repeated = new LinkedHashSet<>();
    private int subqueries;

    private VolatileCalls() {
        super(true);
    }

    /// The operators of the calls, outermost first; empty if there are none.
    static Set<VolatileOperator> repeated(List<RexNode> expressions) {
        VolatileCalls calls = new VolatileCalls();
        expressions.forEach(each -> each.accept(calls));
        return calls.repeated;
    }

    /// The operators of calls that occur in the expressions of both nodes, as if HAVING names a
    /// column of the select list.
    static Set<VolatileOperator> common(List<RexNode> expressions, List<RexNode> others) {
        VolatileCalls calls = new VolatileCalls();
        expressions.forEach(each -> each.accept(calls));
        VolatileCalls otherCalls = new VolatileCalls();
        others.forEach(each -> each.accept(otherCalls));
        calls.seen.retainAll(otherCalls.seen);
        return calls.seen;
    }

    /// The conjuncts of a condition that are volatile, or the others.
    static RexNode conjunction(RexNode condition, boolean ofVolatile, RexBuilder rex) {
        List<RexNode> found =
                RelOptUtil.conjunctions(condition).stream()
                        .filter(each -> RexUtil.isDeterministic(each) != ofVolatile)
                        .toList();
        return RexUtil.composeConjunction(rex, found);
    }

    /// Whether the expression contains a call of one of the operators.
    static boolean any(RexNode expression, Set<VolatileOperator> operators) {
        VolatileCalls calls = new VolatileCalls();
        expression.accept(calls);
        return calls.seen.stream().anyMatch(operators::contains);
    }

    @Override
    public @Nullable Void visitCall(RexCall call) {
        if (call.getOperator() instanceof VolatileOperator operator
                && (!seen.add(operator) || subqueries > 0)) {
            repeated.add(operator);
            return null;
        }
        return super.visitCall(call);
    }

    @Override
    public @Nullable Void visitSubQuery(RexSubQuery subquery) {
        subqueries++;
        super.visitSubQuery(subquery);
        subqueries--;
        return null;
    }
}
