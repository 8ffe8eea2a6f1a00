package io.feldspar.sql.unnest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalConditionalCorrelate;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.tools.RelBuilder;

/// Puts columns of outer queries that a mark's condition names into its left side.
///
/// ```text
/// Correlate(LEFT_MARK, outer.x = R.a)         Project(L.*, mark)
///   L                                    →      Correlate(LEFT_MARK, L.x = R.a)
///   R                                             Project(L.*, outer.x)
///                                                   L
///                                                 R
/// ```
/// Calcite's decorrelator does not see variables in the condition of a correlation.
final class ProjectOuterColumnsOfMark {

    private ProjectOuterColumnsOfMark() {}

    static RelNode in(RelNode node, RelBuilder builder) {
        return node instanceof LogicalConditionalCorrelate correlate
                ? correlate(correlate, builder)
                : node;
    }

    private static RelNode correlate(LogicalConditionalCorrelate correlate, RelBuilder builder) {
        List<RexNode> outer = outerColumns(correlate.getCondition());
        if (outer.isEmpty()) {
            return correlate;
        }
        int left = correlate.getLeft().getRowType().getFieldCount();
        builder.push(correlate.getLeft());
        List<RexNode> columns = new ArrayList<>(builder.fields());
        columns.addAll(outer);
        RelNode projected = builder.project(columns, List.of(), true).build();
        builder.push(
                LogicalConditionalCorrelate.create(
                        projected,
                        correlate.getRight(),
                        List.of(),
                        correlate.getCorrelationId(),
                        correlate.getRequiredColumns(),
                        correlate.getJoinType(),
                        rewritten(correlate.getCondition(), left, outer)));
        List<RexNode> kept = new ArrayList<>(builder.fields().subList(0, left));
        kept.add(builder.fields().getLast());
        return builder.project(kept, correlate.getRowType().getFieldNames(), true).build();
    }

    private static List<RexNode> outerColumns(RexNode condition) {
        Set<RexNode> columns = new LinkedHashSet<>();
        condition.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        columns.add(access);
                        return access;
                    }
                });
        return List.copyOf(columns);
    }

    /// The condition over the left side with the outer columns behind it.
    private static RexNode rewritten(RexNode condition, int left, List<RexNode> outer) {
        return condition.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        int index = ref.getIndex();
                        return index < left
                                ? ref
                                : new RexInputRef(index + outer.size(), ref.getType());
                    }

                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        return new RexInputRef(left + outer.indexOf(access), access.getType());
                    }
                });
    }
}
