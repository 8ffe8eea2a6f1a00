package io.feldspar.executor.function;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;

/// Reads single values of vectors for scalar code.
public final class CellReader {

    private CellReader() {}

    /// Sets the cell to the row's value.
    public static void read(Vector vector, int row, Cell cell) {
        switch (vector) {
            case FlatVector flat -> readFlat(flat, row, cell);
            case ConstantVector constant -> readFlat(constant.single(), 0, cell);
            case DictionaryVector codes -> {
                cell.isNull = codes.isNull(row);
                if (!cell.isNull) {
                    readFlat(codes.dictionary(), codes.codes()[row], cell);
                }
            }
        }
    }

    private static void readFlat(FlatVector vector, int row, Cell cell) {
        cell.isNull = vector.isNull(row);
        if (cell.isNull) {
            return;
        }
        switch (vector) {
            case ByteVector bytes -> cell.bool = bytes.values()[row] != 0;
            case IntVector ints -> cell.int32 = ints.values()[row];
            case LongVector longs -> {
                cell.int64 = longs.values()[row];
                if (longs.type() instanceof DecimalType) {
                    cell.int128.set(cell.int64);
                }
            }
            case LongPairVector pairs -> cell.int128.set(pairs.high(row), pairs.low()[row]);
            case DoubleVector doubles -> cell.real = doubles.values()[row];
            case BytesVector slices ->
                    cell.slice.set(slices.heap(), slices.starts()[row], slices.lengths()[row]);
            case ListVector _, StructVector _ -> {
                cell.nested = vector;
                cell.row = row;
            }
        }
    }
}
