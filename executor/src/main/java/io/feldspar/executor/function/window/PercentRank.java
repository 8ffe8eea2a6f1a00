package io.feldspar.executor.function.window;

import io.feldspar.executor.type.SimpleType;

/// The rank of the row as a fraction from 0 to 1.
public final class PercentRank extends RankingFunction {

    public PercentRank() {
        super(
                "PERCENT_RANK",
                SimpleType.DOUBLE,
                "(rank - 1) / (rows of the partition - 1), and 0 where there is one row.",
                "0.0, 0.0, 1.0");
    }

    @Override
    public Scope scope() {
        return Scope.PARTITIONS;
    }

    @Override
    public Evaluator evaluator() {
        return new Distribution(false);
    }
}
