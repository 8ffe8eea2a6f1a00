package io.feldspar.executor.source.parquet.decode;

import java.util.Arrays;

/// Moves values that are packed without nulls to the rows where they belong, in place and from
/// the last one down. A null row gets a copy of a value near it, or 0 if there is none, so
/// that codes stay within their dictionary.
public final class Spreading {

    private Spreading() {}

    /// @param nulls by place
    /// @param to the first place
    /// @param rows how many places there are from `to` on
    /// @param dense how many values are packed there
    public static void spread(int[] values, long[] nulls, int to, int rows, int dense) {
        if (dense == 0) {
            Arrays.fill(values, to, to + rows, 0);
            return;
        }
        int source = to + dense - 1;
        for (int row = to + rows - 1; row >= to; row--) {
            values[row] = values[Math.max(source, to)];
            source -= (int) (~nulls[row >>> 6] >>> row) & 1;
        }
    }

    static void spread(long[] values, long[] nulls, int to, int rows, int dense) {
        if (dense == 0) {
            Arrays.fill(values, to, to + rows, 0);
            return;
        }
        int source = to + dense - 1;
        for (int row = to + rows - 1; row >= to; row--) {
            values[row] = values[Math.max(source, to)];
            source -= (int) (~nulls[row >>> 6] >>> row) & 1;
        }
    }

    static void spread(double[] values, long[] nulls, int to, int rows, int dense) {
        if (dense == 0) {
            Arrays.fill(values, to, to + rows, 0);
            return;
        }
        int source = to + dense - 1;
        for (int row = to + rows - 1; row >= to; row--) {
            values[row] = values[Math.max(source, to)];
            source -= (int) (~nulls[row >>> 6] >>> row) & 1;
        }
    }

    static void spread(byte[] values, long[] nulls, int to, int rows, int dense) {
        if (dense == 0) {
            Arrays.fill(values, to, to + rows, (byte) 0);
            return;
        }
        int source = to + dense - 1;
        for (int row = to + rows - 1; row >= to; row--) {
            values[row] = values[Math.max(source, to)];
            source -= (int) (~nulls[row >>> 6] >>> row) & 1;
        }
    }
}
