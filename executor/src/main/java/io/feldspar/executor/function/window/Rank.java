package io.feldspar.executor.function.window;

import io.feldspar.executor.type.SimpleType;

/// The number of the first peer of the row, so that after ties there are gaps.
public final class Rank extends RankingFunction {

    public Rank() {
        super(
                "RANK",
                SimpleType.BIGINT,
                "One more than the number of rows before the row and its peers: after ties there are gaps.",
                "1, 1, 3");
    }

    @Override
    public Scope scope() {
        return Scope.ROWS;
    }

    @Override
    public Evaluator evaluator() {
        return new Ranks(false);
    }
}
