package io.feldspar.executor.store;

import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values of the forms BYTE, INT and LONG as longs, and back.
public final class LongValues {

    private LongValues() {}

    /// Whether the values of a type can be read as longs.
    public static boolean covers(Type type) {
        return switch (type.form()) {
            case BYTE, INT, LONG -> true;
            case LONG_PAIR, DOUBLE, BYTES, LIST, STRUCT -> false;
        };
    }

    /// Sets `out[i]` to the vector's row `rows[i]` (`i` where `rows` is null); undefined at nulls.
    public static void read(Vector vector, int @Nullable [] rows, int count, long[] out) {
        if (count == 0) {
            return;
        }
        switch (vector) {
            case FlatVector flat -> readFlat(flat, rows, count, out);
            case ConstantVector constant -> {
                readFlat(constant.single(), null, 1, out);
                Arrays.fill(out, 0, count, out[0]);
            }
            case DictionaryVector coded -> readCoded(coded, rows, count, out);
        }
    }

    private static void readFlat(FlatVector vector, int @Nullable [] rows, int count, long[] out) {
        switch (vector) {
            case ByteVector bytes -> {
                byte[] values = bytes.values();
                for (int i = 0; i < count; i++) {
                    out[i] = values[rows == null ? i : rows[i]];
                }
            }
            case IntVector ints -> readInts(ints.values(), rows, count, out);
            case LongVector longs -> {
                long[] values = longs.values();
                if (rows == null) {
                    System.arraycopy(values, 0, out, 0, count);
                } else {
                    for (int i = 0; i < count; i++) {
                        out[i] = values[rows[i]];
                    }
                }
            }
            case LongPairVector _, DoubleVector _, BytesVector _, ListVector _, StructVector _ ->
                    throw unexpected(vector);
        }
    }

    private static void readInts(int[] values, int @Nullable [] rows, int count, long[] out) {
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                out[i] = values[i];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            out[i] = values[rows[i]];
        }
    }

    private static void readCoded(
            DictionaryVector vector, int @Nullable [] rows, int count, long[] out) {
        if (vector.dictionary().length() == 0) {
            Arrays.fill(out, 0, count, 0L);
            return;
        }
        int[] codes = vector.codes();
        switch (vector.dictionary()) {
            case ByteVector bytes -> {
                byte[] values = bytes.values();
                for (int i = 0; i < count; i++) {
                    out[i] = values[codes[rows == null ? i : rows[i]]];
                }
            }
            case IntVector ints -> {
                int[] values = ints.values();
                for (int i = 0; i < count; i++) {
                    out[i] = values[codes[rows == null ? i : rows[i]]];
                }
            }
            case LongVector longs -> {
                long[] values = longs.values();
                for (int i = 0; i < count; i++) {
                    out[i] = values[codes[rows == null ? i : rows[i]]];
                }
            }
            case LongPairVector _, DoubleVector _, BytesVector _, ListVector _, StructVector _ ->
                    throw unexpected(vector);
        }
    }

    private static IllegalArgumentException unexpected(Vector vector) {
        return new IllegalArgumentException("not read as longs: " + vector.type());
    }

    /// A vector of the type with the longs as values, cut to the type's form.
    public static FlatVector vector(Type type, long[] values, long @Nullable [] nulls, int count) {
        PhysicalForm form = type.form();
        return switch (form) {
            case BYTE -> {
                byte[] bytes = new byte[count];
                for (int i = 0; i < count; i++) {
                    bytes[i] = (byte) values[i];
                }
                yield new ByteVector(type, bytes, nulls, count);
            }
            case INT -> {
                int[] ints = new int[count];
                for (int i = 0; i < count; i++) {
                    ints[i] = (int) values[i];
                }
                yield new IntVector(type, ints, nulls, count);
            }
            case LONG -> new LongVector(type, values, nulls, count);
            case LONG_PAIR -> new LongPairVector(type, values, null, nulls, count);
            case DOUBLE, BYTES, LIST, STRUCT ->
                    throw new IllegalArgumentException("not made of longs: " + type);
        };
    }
}
