package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Collects a flat vector's values row by row, in any order; rows that are not set are
/// undefined.
final class VectorBuilder {

    private static final byte[] NO_BYTES = {};
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private final Type type;
    private final int length;
    private final boolean decimal;
    private final boolean real;
    private final byte[] bytes;
    private final int[] ints;
    private final int[] lengths;
    private final long[] longs;
    private final double[] doubles;
    private final SliceBuilder heap;
    private long @Nullable [] highs;
    private long @Nullable [] nulls;

    VectorBuilder(Type type, int length) {
        this.type = type;
        this.length = length;
        PhysicalForm form = type.form();
        decimal = type instanceof DecimalType;
        real = type == SimpleType.REAL;
        bytes = form == PhysicalForm.BYTE ? new byte[length] : NO_BYTES;
        ints = form == PhysicalForm.INT || form == PhysicalForm.BYTES ? new int[length] : NO_INTS;
        lengths = form == PhysicalForm.BYTES ? new int[length] : NO_INTS;
        longs =
                form == PhysicalForm.LONG || form == PhysicalForm.LONG_PAIR
                        ? new long[length]
                        : NO_LONGS;
        doubles = form == PhysicalForm.DOUBLE ? new double[length] : NO_DOUBLES;
        heap = form == PhysicalForm.BYTES ? new SliceBuilder(16 * length) : new SliceBuilder(0);
    }

    /// Where the code for the next [#set] writes bytes.
    SliceBuilder heap() {
        return heap;
    }

    void setNull(int row) {
        long[] bits = nulls;
        if (bits == null) {
            bits = Nulls.allocate(length);
            nulls = bits;
        }
        Nulls.set(bits, row);
    }

    /// Takes over what scalar code has put into the cell; bytes are in [#heap()].
    void set(int row, Cell cell) {
        if (cell.isNull) {
            setNull(row);
            return;
        }
        switch (type.form()) {
            case BYTE -> bytes[row] = (byte) (cell.bool ? 1 : 0);
            case INT -> ints[row] = cell.int32;
            case LONG -> longs[row] = decimal ? cell.int128.low : cell.int64;
            case LONG_PAIR -> setPair(row, cell.int128.high, cell.int128.low);
            case DOUBLE -> doubles[row] = real ? (float) cell.real : cell.real;
            case BYTES -> {
                ints[row] = heap.start();
                lengths[row] = heap.length();
            }
        }
    }

    private void setPair(int row, long high, long low) {
        longs[row] = low;
        long[] upper = highs;
        if (upper == null && high != low >> 63) {
            upper = new long[length];
            for (int i = 0; i < length; i++) {
                upper[i] = longs[i] >> 63;
            }
            highs = upper;
        }
        if (upper != null) {
            upper[row] = high;
        }
    }

    /// Copies the batch's selected rows of a vector of this type.
    void copy(Vector source, Batch batch, Cell cell) {
        if (source.type() == SimpleType.NULL) {
            for (int i = 0; i < batch.rowCount(); i++) {
                setNull(batch.row(i));
            }
            return;
        }
        boolean slices = type.form() == PhysicalForm.BYTES;
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            CellReader.read(source, row, cell);
            if (slices && !cell.isNull) {
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
        return switch (type.form()) {
            case BYTE -> new ByteVector(type, bytes, nulls, length);
            case INT -> new IntVector(type, ints, nulls, length);
            case LONG -> new LongVector(type, longs, nulls, length);
            case LONG_PAIR -> new LongPairVector(type, longs, highs, nulls, length);
            case DOUBLE -> new DoubleVector(type, doubles, nulls, length);
            case BYTES -> new BytesVector(type, sliceHeap, ints, lengths, nulls, length);
        };
    }
}
