package io.feldspar.executor.function.window;

import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;

/// Places in whole partitions as fractions.
final class Distribution implements WindowFunction.Evaluator {

    private final boolean cumulative;

    /// @param cumulative whether the peers of a row count too
    Distribution(boolean cumulative) {
        this.cumulative = cumulative;
    }

    @Override
    public Vector evaluate(WindowRows rows, FlatVector[] arguments) {
        double[] values = new double[rows.count()];
        int partition = 0;
        for (int g = 0; g < rows.peerCount(); g++) {
            int from = rows.peers(g);
            int to = rows.peers(g + 1);
            if (from == rows.partition(partition + 1)) {
                partition++;
            }
            int first = rows.partition(partition);
            double size = rows.partition(partition + 1) - first;
            double value = cumulative ? (to - first) / size : percent(from - first, size);
            Arrays.fill(values, from, to, value);
        }
        return new DoubleVector(SimpleType.DOUBLE, values, null, rows.count());
    }

    private static double percent(int before, double size) {
        return size == 1 ? 0 : before / (size - 1);
    }
}
