package io.feldspar.executor.plan;

/// Which rows a join emits. The left side is probed against a table of the right, the build side;
/// a RIGHT join is planned as LEFT with its sides exchanged.
public enum JoinType {
    /// Each matching pair.
    INNER,
    /// Each matching pair, and left rows without a match padded with nulls.
    LEFT,
    /// Each matching pair, and rows of both sides without a match padded with nulls.
    FULL,
    /// Left rows with a match, once; left columns only.
    SEMI,
    /// Left rows without a match; left columns only.
    ANTI,
    /// As ANTI with the meaning of NOT IN: no row where the right side holds a null key; a left row
    /// with a null key only where the right side is empty. One key.
    NULL_AWARE_ANTI,
    /// Left rows, each once, and as last column whether it has a match; never null.
    MARK;

    /// Whether the output has the columns of the right side.
    public boolean emitsBuild() {
        return switch (this) {
            case INNER, LEFT, FULL -> true;
            case SEMI, ANTI, NULL_AWARE_ANTI, MARK -> false;
        };
    }

    /// Whether left rows without a match are emitted, padded with nulls.
    public boolean keepsUnmatchedProbe() {
        return this == LEFT || this == FULL;
    }
}
