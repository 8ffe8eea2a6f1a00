package io.feldspar.planner.joinorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/// What a disjunction says about single relations.
///
/// ```text
/// (a.x = 1 AND b.y = 2) OR (a.x = 2 AND b.y = 1)
///     implies (a.x = 1 OR a.x = 2), and (b.y = 2 OR b.y = 1)
/// ```
final class ImpliedByDisjunction {

    private ImpliedByDisjunction() {}

    /// @param owner the relation to which a condition refers alone, or -1
    static List<RexNode> of(RexNode condition, ToIntFunction<RexNode> owner, RexBuilder builder) {
        if (condition.getKind() != SqlKind.OR || owner.applyAsInt(condition) >= 0) {
            return List.of();
        }
        List<RexNode> branches = RelOptUtil.disjunctions(condition);
        Map<Integer, List<RexNode>> byRelation = new TreeMap<>();
        for (RexNode branch : branches) {
            Map<Integer, List<RexNode>> own = new TreeMap<>();
            for (RexNode conjunct : RelOptUtil.conjunctions(branch)) {
                int relation = owner.applyAsInt(conjunct);
                if (relation >= 0) {
                    own.computeIfAbsent(relation, _ -> new ArrayList<>()).add(conjunct);
                }
            }
            own.forEach(
                    (relation, conjuncts) ->
                            byRelation
                                    .computeIfAbsent(relation, _ -> new ArrayList<>())
                                    .add(RexUtil.composeConjunction(builder, conjuncts)));
        }
        return byRelation.values().stream()
                .filter(parts -> parts.size() == branches.size())
                .map(parts -> RexUtil.composeDisjunction(builder, parts))
                .toList();
    }
}
