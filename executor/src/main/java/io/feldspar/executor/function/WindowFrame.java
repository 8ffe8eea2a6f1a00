package io.feldspar.executor.function;

/// Which rows of its partition a window function sees for a row.
///
/// @param rangeKey for RANGE with offsets, the input column of the ORDER BY key, of the type of the
///     bounds; otherwise -1
public record WindowFrame(Unit unit, Bound start, Bound end, Exclusion exclusion, int rangeKey) {

    /// What bounds count: rows, values of the ORDER BY key, or groups of rows with equal keys.
    public enum Unit {
        ROWS,
        RANGE,
        GROUPS
    }

    /// Which rows around the current one are left out of the frame.
    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    /// Where a frame begins or ends.
    ///
    /// @param column for PRECEDING and FOLLOWING, an input column: with ROWS and GROUPS the offset,
    ///     a BIGINT; with RANGE the value of the key at the bound. Otherwise -1
    public record Bound(Kind kind, int column) {

        public enum Kind {
            UNBOUNDED_PRECEDING,
            PRECEDING,
            CURRENT_ROW,
            FOLLOWING,
            UNBOUNDED_FOLLOWING
        }

        @Override
        public String toString() {
            String name = kind.name().replace('_', ' ');
            return column < 0 ? name : "#" + column + " " + name;
        }
    }

    /// From the first row of the partition to the last peer of the current one.
    public static final WindowFrame RUNNING =
            new WindowFrame(
                    Unit.RANGE,
                    new Bound(Bound.Kind.UNBOUNDED_PRECEDING, -1),
                    new Bound(Bound.Kind.CURRENT_ROW, -1),
                    Exclusion.NO_OTHERS,
                    -1);

    /// Whether the frame is the partition for every row.
    public boolean wholePartition() {
        return exclusion == Exclusion.NO_OTHERS
                && start.kind() == Bound.Kind.UNBOUNDED_PRECEDING
                && end.kind() == Bound.Kind.UNBOUNDED_FOLLOWING;
    }

    /// Whether the frame begins with the partition and ends with the current row or its peers.
    public boolean running() {
        return exclusion == Exclusion.NO_OTHERS
                && start.kind() == Bound.Kind.UNBOUNDED_PRECEDING
                && end.kind() == Bound.Kind.CURRENT_ROW;
    }

    @Override
    public String toString() {
        String bounds = unit + " " + start + " TO " + end;
        return exclusion == Exclusion.NO_OTHERS
                ? bounds
                : bounds + " EXCLUDE " + exclusion.name().replace('_', ' ');
    }
}
