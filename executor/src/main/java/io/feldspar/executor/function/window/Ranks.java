package io.feldspar.executor.function.window;

import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;

/// Ranks of rows as they come, which need nothing but the place of the last one.
final class Ranks implements WindowFunction.Evaluator {

    private final boolean dense;
    private long rowsBefore;
    private long rank;

    Ranks(boolean dense) {
        this.dense = dense;
    }

    @Override
    public Vector evaluate(WindowRows rows, FlatVector[] arguments) {
        long[] ranks = new long[rows.count()];
        int partition = 0;
        if (!rows.continuesPartition()) {
            rowsBefore = 0;
            rank = 0;
        }
        for (int g = 0; g < rows.peerCount(); g++) {
            int from = rows.peers(g);
            int to = rows.peers(g + 1);
            if (from == rows.partition(partition + 1)) {
                partition++;
                rowsBefore = 0;
                rank = 0;
            }
            if (g > 0 || !rows.continuesPeers()) {
                rank = dense ? rank + 1 : rowsBefore + 1;
            }
            Arrays.fill(ranks, from, to, rank);
            rowsBefore += to - from;
        }
        return new LongVector(SimpleType.BIGINT, ranks, null, rows.count());
    }
}
