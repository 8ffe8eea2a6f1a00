package io.feldspar.executor.function;

import io.feldspar.executor.function.WindowFrame.Exclusion;
import org.jspecify.annotations.Nullable;

/// The frames of rows: from `starts[row]` to `ends[row]`, without what is excluded.
///
/// @param ends behind the last row, never before the start
/// @param peerStarts where the row's group of peers begins; null where no peers are excluded
/// @param peerEnds behind the last row of the group
public record Frames(
        int[] starts,
        int[] ends,
        Exclusion exclusion,
        int @Nullable [] peerStarts,
        int @Nullable [] peerEnds) {

    /// A frame falls into at most so many pieces of adjacent rows.
    public static final int MOST_PIECES = 3;

    /// Writes the pieces of a frame that have rows, in order, as pairs of first row and end.
    ///
    /// @return how many there are
    public int pieces(int row, int[] out) {
        int start = starts[row];
        int end = ends[row];
        return switch (exclusion) {
            case NO_OTHERS -> piece(start, end, out, 0);
            case CURRENT_ROW -> without(start, end, row, row + 1, out);
            case GROUP -> without(start, end, of(peerStarts, row), of(peerEnds, row), out);
            case TIES -> {
                int from = of(peerStarts, row);
                int to = of(peerEnds, row);
                int n = piece(start, Math.min(end, from), out, 0);
                boolean inside = row >= start && row < end;
                n = inside ? piece(row, row + 1, out, n) : n;
                yield piece(Math.max(start, to), end, out, n);
            }
        };
    }

    private static int without(int start, int end, int from, int to, int[] out) {
        int n = piece(start, Math.min(end, from), out, 0);
        return piece(Math.max(start, to), end, out, n);
    }

    private static int of(int @Nullable [] bounds, int row) {
        if (bounds == null) {
            throw new IllegalStateException("the peers are unknown");
        }
        return bounds[row];
    }

    private static int piece(int from, int to, int[] out, int n) {
        if (from >= to) {
            return n;
        }
        out[2 * n] = from;
        out[2 * n + 1] = to;
        return n + 1;
    }
}
