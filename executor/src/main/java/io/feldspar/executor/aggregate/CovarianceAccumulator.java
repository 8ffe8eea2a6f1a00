package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;

/// Covariance and correlation of pairs (y, x), one pass, after Welford and Chan.
///
/// ```text
/// state   count, mean of y, mean of x, sum of products [, squares of y, squares of x]
/// ```
final class CovarianceAccumulator extends Accumulator {

    /// What is made of the sums.
    enum Kind {
        POPULATION,
        SAMPLE,
        CORRELATION
    }

    private final Kind kind;
    private final LongStates counts;
    private final DoubleStates[] sums = new DoubleStates[5];

    CovarianceAccumulator(Kind kind, MemoryPool.Reservation reservation) {
        this.kind = kind;
        counts = new LongStates(0, reservation);
        for (int s = 0; s < sums.length; s++) {
            sums[s] = new DoubleStates(0, reservation);
        }
    }

    @Override
    void ensure(int groups) {
        counts.ensure(groups);
        for (DoubleStates sum : sums) {
            sum.ensure(groups);
        }
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        double[] ys = ((DoubleVector) arguments[0]).values();
        double[] xs = ((DoubleVector) arguments[1]).values();
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            merge(rows.groups == null ? 0 : rows.groups[i], 1, ys[row], xs[row], 0, 0, 0);
        }
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        long[] n = ((LongVector) states[0]).values();
        double[][] other = new double[5][];
        for (int s = 1; s < states.length; s++) {
            other[s - 1] = ((DoubleVector) states[s]).values();
        }
        boolean squares = states.length == 6;
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            double yy = squares ? other[3][row] : 0;
            double xx = squares ? other[4][row] : 0;
            merge(group, n[row], other[0][row], other[1][row], other[2][row], yy, xx);
        }
    }

    private void merge(
            int group, long more, double meanY, double meanX, double xy, double yy, double xx) {
        if (more == 0) {
            return;
        }
        long before = counts.values()[group];
        double share = more / ((double) before + more);
        double y = meanY - sums[0].values()[group];
        double x = meanX - sums[1].values()[group];
        sums[0].values()[group] += y * share;
        sums[1].values()[group] += x * share;
        sums[2].values()[group] += xy + x * y * before * share;
        sums[3].values()[group] += yy + y * y * before * share;
        sums[4].values()[group] += xx + x * x * before * share;
        counts.values()[group] = before + more;
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = new LongVector(SimpleType.BIGINT, counts.slice(from, count), null, count);
        int columns = kind == Kind.CORRELATION ? 5 : 3;
        for (int s = 0; s < columns; s++) {
            out[at + 1 + s] =
                    new DoubleVector(SimpleType.DOUBLE, sums[s].slice(from, count), null, count);
        }
    }

    @Override
    Vector results(int from, int count) {
        double[] results = new double[count];
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            int group = from + i;
            long n = counts.values()[group];
            double xy = sums[2].values()[group];
            double divisor =
                    switch (kind) {
                        case POPULATION -> n;
                        case SAMPLE -> n - 1.0;
                        case CORRELATION -> spread(group);
                    };
            if (n == 0 || divisor <= 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            } else {
                results[i] = xy / divisor;
            }
        }
        return new DoubleVector(SimpleType.DOUBLE, results, nulls, count);
    }

    /// The product of the roots of the squares; 0 where one side is constant.
    private double spread(int group) {
        double y = sums[3].values()[group];
        double x = sums[4].values()[group];
        return y == 0 || x == 0 ? 0 : Math.sqrt(y) * Math.sqrt(x);
    }

    @Override
    void reset() {
        counts.reset();
        for (DoubleStates sum : sums) {
            sum.reset();
        }
    }
}
