package io.feldspar.executor.plan;

/// Which rows a join emits. Left is the probe side, right is the build side.
public enum JoinType {
    /// Each matching pair.
    INNER,
    /// Each matching pair, and left rows without a match beside nulls.
    LEFT,
    /// Each matching pair, and right rows without a match beside nulls.
    RIGHT,
    /// Each matching pair, and rows of both sides without a match beside nulls.
    FULL,
    /// Left rows with a match, once; left columns only.
    SEMI,
    /// Left rows without a match; left columns only.
    ANTI,
    /// As ANTI with the meaning of NOT IN: no row where the right side holds a null key; a left row
    /// with a null key only where the right side is empty. One key.
    NULL_AWARE_ANTI,
    /// Left rows, each once, and as last column whether it has a match; never null.
    MARK,
    /// Right rows with a match, once; right columns only.
    RIGHT_SEMI,
    /// Right rows without a match; right columns only.
    RIGHT_ANTI;

    /// Whether the output has the columns of the left side.
    public boolean emitsProbe() {
        return this != RIGHT_SEMI && this != RIGHT_ANTI;
    }

    /// Whether the output has the columns of the right side.
    public boolean emitsBuild() {
        return switch (this) {
            case INNER, LEFT, RIGHT, FULL, RIGHT_SEMI, RIGHT_ANTI -> true;
            case SEMI, ANTI, NULL_AWARE_ANTI, MARK -> false;
        };
    }
}
