package io.feldspar.planner.rewrite;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/// Whether a column is never null: by its type, or because a filter or join below keeps no row in
/// which it is.
final class NeverNull {

    private NeverNull() {}

    static boolean of(RelNode node, int column) {
        if (!node.getRowType().getFieldList().get(column).getType().isNullable()) {
            return true;
        }
        return switch (node) {
            case HepRelVertex vertex -> of(vertex.getCurrentRel(), column);
            case Filter filter ->
                    demanded(filter.getCondition(), column) || of(filter.getInput(), column);
            case Project project ->
                    project.getProjects().get(column) instanceof RexInputRef ref
                            && of(project.getInput(), ref.getIndex());
            case Sort sort -> of(sort.getInput(), column);
            case Aggregate aggregate ->
                    column < aggregate.getGroupCount()
                            && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                            && of(aggregate.getInput(), aggregate.getGroupSet().nth(column));
            case Join join -> join(join, column);
            default -> false;
        };
    }

    private static boolean join(Join join, int column) {
        int left = join.getLeft().getRowType().getFieldCount();
        JoinRelType type = join.getJoinType();
        boolean matching = type == JoinRelType.INNER || type == JoinRelType.SEMI;
        if (matching && demanded(join.getCondition(), column)) {
            return true;
        }
        if (column < left) {
            return !type.generatesNullsOnLeft() && of(join.getLeft(), column);
        }
        return type != JoinRelType.LEFT_MARK
                && !type.generatesNullsOnRight()
                && of(join.getRight(), column - left);
    }

    private static boolean demanded(RexNode condition, int column) {
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            if (Strong.isNotTrue(conjunct, ImmutableBitSet.of(column))) {
                return true;
            }
        }
        return false;
    }
}
