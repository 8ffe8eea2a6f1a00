package io.feldspar.executor.function.window;

import io.feldspar.executor.type.SimpleType;

/// The number of the row's group of peers within the partition.
public final class DenseRank extends RankingFunction {

    public DenseRank() {
        super(
                "DENSE_RANK",
                SimpleType.BIGINT,
                "The number of the row's group of peers within the partition: after ties there are no gaps.",
                "1, 1, 2");
    }

    @Override
    public Scope scope() {
        return Scope.ROWS;
    }

    @Override
    public Evaluator evaluator() {
        return new Ranks(true);
    }
}
