package io.feldspar.sql.unnest;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalCorrelate;

/// An aggregate without groups has a row also of no rows, so that no outer row is lost.
///
/// ```text
/// Correlate(INNER)                     Correlate(LEFT)
///   L                                    L
///   Aggregate(SUM(w))            →       Aggregate(SUM(w))
///     Filter(a > L.x)                      Filter(a > L.x)
/// ```
/// Unnested, the aggregate is grouped by L.x, and has no group where no row fits.
final class KeepRowsOfLateralAggregate {

    private KeepRowsOfLateralAggregate() {}

    static Correlate in(Correlate correlate) {
        return correlate.getJoinType() == JoinRelType.INNER && hasOneRow(correlate.getRight())
                ? LogicalCorrelate.create(
                        correlate.getLeft(),
                        correlate.getRight(),
                        correlate.getHints(),
                        correlate.getCorrelationId(),
                        correlate.getRequiredColumns(),
                        JoinRelType.LEFT)
                : correlate;
    }

    private static boolean hasOneRow(RelNode node) {
        return switch (node) {
            case Project project -> hasOneRow(project.getInput());
            case Aggregate aggregate -> aggregate.getGroupCount() == 0;
            default -> false;
        };
    }
}
