package io.feldspar.executor.function.window;

import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;

/// The number of the row within its partition, from 1.
public final class RowNumber extends RankingFunction {

    public RowNumber() {
        super(
                "ROW_NUMBER",
                number(),
                "The number of the row within its partition, from 1.",
                "1, 2, 3");
    }

    @Override
    public Scope scope() {
        return Scope.ROWS;
    }

    @Override
    public Evaluator evaluator() {
        return new Numbers();
    }

    private static final class Numbers implements Evaluator {

        private long last;

        @Override
        public Vector evaluate(WindowRows rows, FlatVector[] arguments) {
            long[] numbers = new long[rows.count()];
            long number = rows.continuesPartition() ? last : 0;
            for (int p = 0; p < rows.partitionCount(); p++) {
                int end = rows.partition(p + 1);
                for (int row = rows.partition(p); row < end; row++) {
                    numbers[row] = ++number;
                }
                last = number;
                number = 0;
            }
            return new LongVector(SimpleType.BIGINT, numbers, null, rows.count());
        }
    }
}
