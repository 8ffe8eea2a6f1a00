package io.feldspar.sql.unnest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/// Compares each outer column with one column only.
///
/// ```text
/// Filter(a = outer.x AND b = outer.x)   →   Filter(a = outer.x AND a = b)
/// ```
/// Calcite's decorrelator takes the last such column for the outer one and forgets the others.
final class BindOuterColumnsOnce {

    private BindOuterColumnsOnce() {}

    static RelNode in(RelNode node) {
        return node instanceof Filter filter ? filter(filter) : node;
    }

    private static RelNode filter(Filter filter) {
        RexBuilder rex = filter.getCluster().getRexBuilder();
        Map<RexNode, RexInputRef> bound = new HashMap<>();
        List<RexNode> conditions = new ArrayList<>();
        boolean changed = false;
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            OuterEquality equality = OuterEquality.of(conjunct);
            RexInputRef known =
                    equality == null
                            ? null
                            : bound.putIfAbsent(equality.outer(), equality.column());
            if (equality == null || known == null) {
                conditions.add(conjunct);
            } else {
                conditions.add(rex.makeCall(SqlStdOperatorTable.EQUALS, known, equality.column()));
                changed = true;
            }
        }
        return changed
                ? filter.copy(
                        filter.getTraitSet(),
                        filter.getInput(),
                        RexUtil.composeConjunction(rex, conditions))
                : filter;
    }
}
