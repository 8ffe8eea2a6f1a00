package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A growing column per field.
final class StructColumn extends FlatColumn {

    private final List<FlatColumn> fields;

    StructColumn(StructType type, MemoryPool.Reservation reservation) {
        super(type, reservation);
        fields = type.parts().stream().map(part -> FlatColumn.of(part, reservation)).toList();
    }

    @Override
    public FlatVector view() {
        List<FlatVector> views = fields.stream().map(FlatColumn::view).toList();
        return new StructVector(type(), views, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        List<FlatVector> slices = fields.stream().map(field -> field.slice(from, count)).toList();
        return new StructVector(type(), slices, nullSlice(from, count), count);
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
        return 0;
    }

    @Override
    void resize(int rows) {
        // The fields have the arrays.
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        StructVector structs = (StructVector) vector;
        if (!structs.mayHaveNulls()) {
            for (int f = 0; f < fields.size(); f++) {
                fields.get(f).append(structs.field(f), rows, count);
            }
            return;
        }
        List<FlatVector> visible = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            visible.add(structs.visible(f, rows, count));
        }
        for (int f = 0; f < fields.size(); f++) {
            fields.get(f).append(visible.get(f), null, count);
        }
    }

    @Override
    void clearValues(int from, int count) {
        for (FlatColumn field : fields) {
            field.appendNulls(count);
        }
    }
}
