package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/// Makes one search of many alternatives, before the simplifier compares each with each.
///
/// ```text
/// x = 1 OR x = 2 OR … x = 10000           →  x IN SEARCH{1, 2, … 10000}
/// x <> 1 AND x <> 2 AND … x <> 10000      →  NOT x IN SEARCH{1, 2, … 10000}
/// ```
final class GatherAlternatives extends RexShuttle {

    /// From so many operands of AND and OR on.
    static final int MANY = 64;

    private final RexBuilder builder;

    GatherAlternatives(RexBuilder builder) {
        this.builder = builder;
    }

    /// Whether an AND or OR in the condition has more operands than the simplifier can bear.
    static boolean tooMany(RexNode condition) {
        return condition instanceof RexCall call
                && (call.getOperands().size() > 4 * MANY
                        || call.getOperands().stream().anyMatch(GatherAlternatives::tooMany));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.OR) {
            List<RexNode> terms = RelOptUtil.disjunctions(call);
            return terms.size() < MANY
                    ? super.visitCall(call)
                    : RexUtil.composeDisjunction(builder, gathered(terms, SqlKind.EQUALS));
        }
        if (call.getKind() == SqlKind.AND) {
            List<RexNode> terms = RelOptUtil.conjunctions(call);
            return terms.size() < MANY
                    ? super.visitCall(call)
                    : RexUtil.composeConjunction(builder, gathered(terms, SqlKind.NOT_EQUALS));
        }
        return super.visitCall(call);
    }

    /// The terms, those that compare one operand with literals made one.
    private List<RexNode> gathered(List<RexNode> terms, SqlKind kind) {
        Map<RexNode, List<RexNode>> values = new LinkedHashMap<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode term : terms) {
            if (term.getKind() == kind
                    && ((RexCall) term).getOperands().get(1) instanceof RexLiteral literal
                    && !literal.isNull()) {
                RexNode operand = ((RexCall) term).getOperands().get(0);
                values.computeIfAbsent(operand, _ -> new ArrayList<>()).add(literal);
            } else {
                others.add(term.accept(this));
            }
        }
        values.forEach(
                (operand, literals) -> {
                    RexNode in = builder.makeIn(operand, literals);
                    others.add(kind == SqlKind.EQUALS ? in : RexUtil.not(in));
                });
        return others;
    }
}
