package io.feldspar.planner.joinorder;

import io.feldspar.planner.statistics.CardinalityEstimator;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.jspecify.annotations.Nullable;

/// Rows that are computed once and read by several parents.
///
/// To the rules it is a leaf: what it holds was planned by itself, and nothing moves into it.
public final class Spool extends AbstractRelNode {

    /// A spool pays where it holds so much less than the largest table that is read for it.
    private static final double REDUCTION = 4;

    /// More rows than this stay where they are, since a spool holds all of them in memory.
    private static final double MAX_ROWS = 1_000_000;

    private final RelNode rows;

    private Spool(RelNode rows) {
        super(rows.getCluster(), rows.getTraitSet());
        this.rows = rows;
        this.rowType = rows.getRowType();
    }

    /// A spool of the rows, or null where computing them again is cheaper than holding them.
    ///
    /// @param rows planned already
    static @Nullable Spool of(RelNode rows, CardinalityEstimator estimator) {
        double held = estimator.estimate(rows).rows();
        return held <= MAX_ROWS && held * REDUCTION <= largestTable(rows, estimator)
                ? new Spool(rows)
                : null;
    }

    private static double largestTable(RelNode node, CardinalityEstimator estimator) {
        if (node instanceof TableScan) {
            return estimator.estimate(node).rows();
        }
        return node.getInputs().stream()
                .mapToDouble(input -> largestTable(input, estimator))
                .max()
                .orElse(0);
    }

    public RelNode rows() {
        return rows;
    }

    /// Two spools are the same only where they hold the very same node.
    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("rows", rows.getId());
    }
}
