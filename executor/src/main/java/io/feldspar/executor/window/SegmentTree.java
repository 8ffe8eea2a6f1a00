package io.feldspar.executor.window;

import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/// Aggregates over any frames: Leis, Kundhikanjana, Kemper, Neumann, "Efficient Processing of
/// Window Functions in Analytical SQL Queries", VLDB 2015.
///
/// ```text
/// level 1    [  0 … 255 ] [ 256 … 511 ] …            states of 16 nodes below, merged
/// level 0    [0 … 15][16 … 31] …                     states of 16 rows
/// rows       0 1 2 3 …
/// ```
/// A frame is rows at its left edge, nodes of growing and then of falling level, and rows at its
/// right edge; in that order, so that aggregates that mind the order get it. Many frames are put
/// together at a time, one part of each after the other.
final class SegmentTree {

    private static final int FANOUT_BITS = 4;
    private static final int FANOUT = 1 << FANOUT_BITS;

    private final AggregateCall call;
    private final GroupedAccumulator accumulator;
    private final FrameRows input;
    private final MemoryPool.Reservation memory;
    private final List<StateRows> levels = new ArrayList<>();

    SegmentTree(
            AggregateCall call,
            GroupedAccumulator accumulator,
            FrameRows input,
            MemoryPool.Reservation memory) {
        this.call = call;
        this.accumulator = accumulator;
        this.input = input;
        this.memory = memory;
    }

    Vector over(WindowRows rows, Frames frames) {
        build(rows.count());
        Results results = new Results(call.type(), rows.count(), memory);
        int[] pieces = new int[2 * Frames.MOST_PIECES];
        int[] from = new int[Batch.SIZE];
        int[] to = new int[Batch.SIZE];
        for (int first = 0; first < rows.count(); first += Batch.SIZE) {
            int count = Math.min(Batch.SIZE, rows.count() - first);
            accumulator.reset();
            accumulator.ensure(count);
            boolean more = true;
            for (int piece = 0; more; piece++) {
                more = false;
                for (int i = 0; i < count; i++) {
                    int n = frames.pieces(first + i, pieces);
                    from[i] = piece < n ? pieces[2 * piece] : 0;
                    to[i] = piece < n ? pieces[2 * piece + 1] : 0;
                    more |= piece + 1 < n;
                }
                add(from, to, count);
            }
            int result = results.append(accumulator, 0, count);
            for (int i = 0; i < count; i++) {
                results.set(first + i, result + i);
            }
        }
        return results.vector();
    }

    private void build(int rows) {
        List<Type> types = call.function().stateTypes(call.argumentTypes());
        int nodes = (rows + FANOUT - 1) >> FANOUT_BITS;
        accumulator.ensure(nodes);
        input.into(accumulator, false);
        for (int row = 0; row < rows; row++) {
            input.put(row, row >> FANOUT_BITS);
        }
        input.flush();
        while (true) {
            StateRows level = new StateRows(types, memory);
            level.append(accumulator, 0, nodes);
            levels.add(level);
            if (nodes <= FANOUT) {
                return;
            }
            int above = (nodes + FANOUT - 1) >> FANOUT_BITS;
            accumulator.reset();
            accumulator.ensure(above);
            for (int node = 0; node < nodes; node++) {
                level.put(node, node >> FANOUT_BITS, accumulator);
            }
            level.flush(accumulator);
            nodes = above;
        }
    }

    /// Adds the rows `from[i]` to `to[i]` to the group i.
    private void add(int[] from, int[] to, int count) {
        int[] left = new int[count];
        int[] right = new int[count];
        input.into(accumulator, false);
        for (int i = 0; i < count; i++) {
            left[i] = Math.min(to[i], (from[i] + FANOUT - 1) & -FANOUT);
            input.put(from[i], left[i], i);
            right[i] = Math.max(left[i], to[i] & -FANOUT);
        }
        input.flush();
        int[] edges = right.clone();
        for (int i = 0; i < count; i++) {
            left[i] >>= FANOUT_BITS;
            right[i] >>= FANOUT_BITS;
        }
        addNodes(left, right, count);
        for (int i = 0; i < count; i++) {
            input.put(edges[i], to[i], i);
        }
        input.flush();
    }

    /// Merges the nodes `left[i]` to `right[i]` of the lowest level into the group i.
    private void addNodes(int[] left, int[] right, int count) {
        int[][] rightStarts = new int[levels.size()][];
        int[][] rightEnds = new int[levels.size()][];
        for (int level = 0; level < levels.size(); level++) {
            boolean top = level == levels.size() - 1;
            StateRows states = levels.get(level);
            rightStarts[level] = new int[count];
            rightEnds[level] = new int[count];
            for (int i = 0; i < count; i++) {
                int end = right[i];
                int middle = top ? end : Math.min(end, (left[i] + FANOUT - 1) & -FANOUT);
                for (int node = left[i]; node < middle; node++) {
                    states.put(node, i, accumulator);
                }
                int back = Math.max(middle, end & -FANOUT);
                rightStarts[level][i] = top ? end : back;
                rightEnds[level][i] = end;
                left[i] = middle >> FANOUT_BITS;
                right[i] = Math.max(middle, back) >> FANOUT_BITS;
            }
            states.flush(accumulator);
        }
        for (int level = levels.size() - 1; level >= 0; level--) {
            StateRows states = levels.get(level);
            for (int i = 0; i < count; i++) {
                for (int node = rightStarts[level][i]; node < rightEnds[level][i]; node++) {
                    states.put(node, i, accumulator);
                }
            }
            states.flush(accumulator);
        }
    }
}
