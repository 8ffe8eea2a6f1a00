package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects the results of scalar code, row by row in any order; rows that are not set are
/// undefined.
final class ResultBuilder {

    private final VectorBuilder values;
    private final @Nullable FlatColumn nested;
    private final PhysicalForm form;
    private final boolean decimal;
    private final SliceBuilder heap;

    ResultBuilder(Type type, int length) {
        form = type.form();
        boolean nests = type instanceof NestedType;
        nested = nests ? FlatColumn.of(type, MemoryPool.Reservation.uncounted()) : null;
        // Of nested values the rows in the column.
        values = new VectorBuilder(nests ? SimpleType.INTEGER : type, length);
        decimal = type instanceof DecimalType;
        heap = new SliceBuilder(form == PhysicalForm.BYTES ? 16 * length : 0);
    }

    /// Where the code for the next [#set] writes bytes.
    SliceBuilder heap() {
        return heap;
    }

    void setNull(int row) {
        values.setNull(row);
    }

    /// Takes over what scalar code has put into the cell; bytes are in [#heap()].
    void set(int row, Cell cell) {
        if (cell.isNull) {
            values.setNull(row);
            return;
        }
        switch (form) {
            case BYTE -> values.setBoolean(row, cell.bool);
            case INT -> values.setInt(row, cell.int32);
            case LONG -> values.setLong(row, decimal ? cell.int128.low : cell.int64);
            case LONG_PAIR -> values.setPair(row, cell.int128.high, cell.int128.low);
            case DOUBLE -> values.setDouble(row, cell.real);
            case BYTES -> values.setSlice(row, heap.start(), heap.length());
            case LIST, STRUCT -> {
                FlatColumn column = Objects.requireNonNull(nested);
                values.setInt(row, column.size());
                column.append(cell.nested, new int[] {cell.row}, 1);
            }
        }
    }

    /// Copies the batch's selected rows of a vector of this type.
    void copy(Vector source, Batch batch, Cell cell) {
        if (source.type() == SimpleType.NULL) {
            for (int i = 0; i < batch.rowCount(); i++) {
                values.setNull(batch.row(i));
            }
            return;
        }
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            CellReader.read(source, row, cell);
            if (form == PhysicalForm.BYTES && !cell.isNull) {
                heap.begin();
                heap.append(cell.slice);
            }
            set(row, cell);
        }
    }

    FlatVector build() {
        return build(heap.heap());
    }

    /// The vector, whose slices lie in `sliceHeap`.
    FlatVector build(byte[] sliceHeap) {
        FlatVector built = values.build(sliceHeap);
        return nested == null
                ? built
                : new DictionaryVector(
                                ((IntVector) built).values(),
                                nested.view(),
                                built.nulls(),
                                built.length())
                        .flatten(null, built.length());
    }
}
