package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A range of one growing child column per row.
final class ListColumn extends FlatColumn {

    private final FlatColumn child;
    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    ListColumn(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
        Type element = type instanceof MapType map ? map.entry() : ((ArrayType) type).element();
        child = FlatColumn.of(element, reservation);
    }

    @Override
    public FlatVector view() {
        return new ListVector(type(), starts, lengths, child.view(), nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        return new ListVector(
                type(),
                Arrays.copyOfRange(starts, from, from + count),
                Arrays.copyOfRange(lengths, from, from + count),
                child.view(),
                nullSlice(from, count),
                count);
    }

    @Override
    int keepSameValues(
            FlatVector vector,
            int @Nullable [] rows,
            int[] stored,
            int[] candidates,
            int from,
            int to,
            int[] failed,
            int failedCount) {
        return ValueOrder.keepSame(
                vector, rows, view(), stored, candidates, from, to, failed, failedCount);
    }

    @Override
    int rowBytes() {
        return 8;
    }

    @Override
    void resize(int rows) {
        starts = Arrays.copyOf(starts, rows);
        lengths = Arrays.copyOf(lengths, rows);
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        ListVector lists = (ListVector) vector;
        long total = lists.elementCount(rows, count);
        if (total > Capacity.MAX - child.size()) {
            throw Capacity.tooManyRows();
        }
        int position = child.size();
        for (int i = 0; i < count; i++) {
            int size = lists.size(rows == null ? i : rows[i]);
            starts[at + i] = position;
            lengths[at + i] = size;
            position += size;
        }
        child.append(lists.child(), lists.elements(rows, count, (int) total), (int) total);
    }

    @Override
    void clearValues(int from, int count) {
        Arrays.fill(starts, from, from + count, 0);
        Arrays.fill(lengths, from, from + count, 0);
    }
}
