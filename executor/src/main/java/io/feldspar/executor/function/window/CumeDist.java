package io.feldspar.executor.function.window;

import io.feldspar.executor.type.SimpleType;

/// The fraction of the partition's rows up to the last peer of the row.
public final class CumeDist extends RankingFunction {

    public CumeDist() {
        super(
                "CUME_DIST",
                SimpleType.DOUBLE,
                "The fraction of the partition's rows that come before the row or are its peers.",
                "0.6666666666666666, 0.6666666666666666, 1.0");
    }

    @Override
    public Scope scope() {
        return Scope.PARTITIONS;
    }

    @Override
    public Evaluator evaluator() {
        return new Distribution(true);
    }
}
