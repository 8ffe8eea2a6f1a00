package io.feldspar.executor.window;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.WindowFrame;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Exclusion;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// Finds the frame of each row.
final class FrameBounds {

    private final WindowFrame frame;
    private final WindowRows rows;
    private final Vector[] columns;
    private final int[] starts;
    private final int[] ends;

    private FrameBounds(WindowFrame frame, WindowRows rows, Vector[] columns) {
        this.frame = frame;
        this.rows = rows;
        this.columns = columns;
        starts = new int[rows.count()];
        ends = new int[rows.count()];
    }

    /// @param columns of the rows
    /// @throws FeldsparException with INVALID_PARAMETER where an offset is negative or NULL
    static Frames of(WindowFrame frame, WindowRows rows, Vector[] columns, List<SortKey> order) {
        FrameBounds bounds = new FrameBounds(frame, rows, columns);
        switch (frame.unit()) {
            case ROWS -> bounds.rows();
            case GROUPS -> bounds.groups();
            case RANGE -> bounds.range(order);
        }
        for (int row = 0; row < bounds.ends.length; row++) {
            bounds.ends[row] = Math.max(bounds.starts[row], bounds.ends[row]);
        }
        boolean peers = frame.exclusion() == Exclusion.GROUP || frame.exclusion() == Exclusion.TIES;
        int[][] peerBounds = peers ? rows.peerBounds() : new int[2][];
        return new Frames(
                bounds.starts, bounds.ends, frame.exclusion(), peerBounds[0], peerBounds[1]);
    }

    private void rows() {
        Offsets start = Offsets.of(frame.start(), columns, rows.count());
        Offsets end = Offsets.of(frame.end(), columns, rows.count());
        for (int p = 0; p < rows.partitionCount(); p++) {
            int from = rows.partition(p);
            int to = rows.partition(p + 1);
            for (int row = from; row < to; row++) {
                starts[row] = Math.clamp(start.from(row, row, from, to), from, to);
                ends[row] = Math.clamp(end.from(row, row, from - 1, to - 1) + 1, from, to);
            }
        }
    }

    private void groups() {
        Offsets start = Offsets.of(frame.start(), columns, rows.count());
        Offsets end = Offsets.of(frame.end(), columns, rows.count());
        int firstGroup = 0;
        for (int p = 0; p < rows.partitionCount(); p++) {
            int to = rows.partition(p + 1);
            int endGroup = firstGroup;
            while (endGroup < rows.peerCount() && rows.peers(endGroup) < to) {
                endGroup++;
            }
            for (int g = firstGroup; g < endGroup; g++) {
                for (int row = rows.peers(g); row < rows.peers(g + 1); row++) {
                    int first =
                            Math.clamp(
                                    start.from(g, row, firstGroup, endGroup), firstGroup, endGroup);
                    int last =
                            Math.clamp(
                                    end.from(g, row, firstGroup - 1, endGroup - 1) + 1,
                                    firstGroup,
                                    endGroup);
                    starts[row] = rows.peers(first);
                    ends[row] = rows.peers(last);
                }
            }
            firstGroup = endGroup;
        }
    }

    private void range(List<SortKey> order) {
        int group = 0;
        for (int p = 0; p < rows.partitionCount(); p++) {
            int from = rows.partition(p);
            int to = rows.partition(p + 1);
            while (group < rows.peerCount() && rows.peers(group) < to) {
                int first = rows.peers(group);
                int end = rows.peers(group + 1);
                for (int row = first; row < end; row++) {
                    starts[row] = frame.start().kind() == Bound.Kind.CURRENT_ROW ? first : from;
                    ends[row] = frame.end().kind() == Bound.Kind.CURRENT_ROW ? end : to;
                }
                group++;
            }
        }
        if (frame.start().column() >= 0 || frame.end().column() >= 0) {
            ranges(order.get(0));
        }
    }

    /// Frames with offsets of values. A row whose key is null has its peers for a bound.
    private void ranges(SortKey key) {
        FlatVector keys = columns[frame.rangeKey()].flatten(null, rows.count());
        int[][] peers = rows.peerBounds();
        search(frame.start(), true, key, keys, peers[0]);
        search(frame.end(), false, key, keys, peers[1]);
    }

    private void search(Bound bound, boolean start, SortKey key, FlatVector keys, int[] peers) {
        if (bound.column() < 0) {
            return;
        }
        FlatVector values = columns[bound.column()].flatten(null, rows.count());
        int[] out = start ? starts : ends;
        boolean preceding = bound.kind() == Bound.Kind.PRECEDING;
        for (int p = 0; p < rows.partitionCount(); p++) {
            int first = rows.partition(p);
            int last = rows.partition(p + 1);
            while (first < last && keys.isNull(first)) {
                out[first] = peers[first];
                first++;
            }
            while (last > first && keys.isNull(last - 1)) {
                last--;
                out[last] = peers[last];
            }
            RangeSearch search = new RangeSearch(key, keys, values, first, last);
            for (int row = first; row < last; row++) {
                out[row] = search.find(row, preceding, start);
            }
        }
    }

    /// The offsets of a bound in rows or groups.
    private record Offsets(Bound bound, long[] values, FlatVector column) {

        private static final FlatVector NONE =
                new LongVector(SimpleType.BIGINT, new long[0], null, 0);

        static Offsets of(Bound bound, Vector[] columns, int count) {
            if (bound.column() < 0) {
                return new Offsets(bound, new long[0], NONE);
            }
            FlatVector column = columns[bound.column()].flatten(null, count);
            return new Offsets(bound, ((LongVector) column).values(), column);
        }

        /// The place of the bound of a row whose own place is `place`, within the partition or
        /// outside of it.
        long from(int place, int row, int least, int most) {
            return switch (bound.kind()) {
                case UNBOUNDED_PRECEDING -> least;
                case PRECEDING -> place - offset(row);
                case CURRENT_ROW -> place;
                case FOLLOWING -> place + offset(row);
                case UNBOUNDED_FOLLOWING -> most;
            };
        }

        private long offset(int row) {
            if (column.isNull(row) || values[row] < 0) {
                throw invalidOffset();
            }
            return Math.min(values[row], Integer.MAX_VALUE);
        }
    }

    static FeldsparException invalidOffset() {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "The offset of a window frame is negative or NULL",
                "Use an offset of 0 or more; PRECEDING and FOLLOWING give the direction.");
    }
}
