package io.feldspar.planner.joinorder;

import io.feldspar.planner.spool.Spool;
import io.feldspar.planner.statistics.CardinalityEstimator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.jspecify.annotations.Nullable;

/// Decides which rows that are read several times are worth a [Spool].
final class Spooling {

    /// A spool pays where it holds so much less than the largest table that is read for it.
    private static final double REDUCTION = 4;

    /// More rows than this stay where they are, since a spool holds all of them in memory.
    private static final double MAX_ROWS = 1_000_000;

    private Spooling() {}

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
}
