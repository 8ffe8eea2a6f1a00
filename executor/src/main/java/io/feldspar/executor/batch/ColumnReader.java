package io.feldspar.executor.batch;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.StructType;
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
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one column of the batches of a stream, as [ColumnWriter] wrote it. Every vector has arrays
/// of its own; a dictionary is shared by the vectors that shared it.
final class ColumnReader {

    private @Nullable FlatVector dictionary;
    private long[] integers = new long[0];

    Vector read(PayloadReader in, int count) throws CorruptBatchException {
        Type type = TypeCodes.read(in);
        int encoding = in.readByte();
        return switch (encoding) {
            case ColumnWriter.FLAT -> readValues(type, in, count);
            case ColumnWriter.CONSTANT -> new ConstantVector(readValues(type, in, 1), count);
            case ColumnWriter.DICTIONARY -> {
                FlatVector entries = readValues(type, in, in.readCount(BatchEncoder.MAX_ROWS));
                dictionary = entries;
                yield readCodes(entries, in, count);
            }
            case ColumnWriter.CODES -> {
                FlatVector entries = dictionary;
                if (entries == null || !entries.type().equals(type)) {
                    throw new CorruptBatchException("it has codes without their dictionary");
                }
                yield readCodes(entries, in, count);
            }
            default ->
                    throw new CorruptBatchException(
                            "it has an unknown column encoding " + encoding);
        };
    }

    private DictionaryVector readCodes(FlatVector entries, PayloadReader in, int count)
            throws CorruptBatchException {
        long[] nulls = readNulls(in, count);
        int[] codes = readInts(in, count);
        int size = entries.length();
        for (int i = 0; i < count; i++) {
            boolean absent = size == 0 && codes[i] == 0 && nulls != null && Nulls.isNull(nulls, i);
            if ((codes[i] < 0 || codes[i] >= size) && !absent) {
                throw new CorruptBatchException(
                        "it has the code " + codes[i] + " for a dictionary of " + size);
            }
        }
        return new DictionaryVector(codes, entries, nulls, count);
    }

    private FlatVector readValues(Type type, PayloadReader in, int count)
            throws CorruptBatchException {
        long[] nulls = readNulls(in, count);
        return switch (type.form()) {
            case BYTE -> {
                long[] wide = readScratch(in, count);
                byte[] values = new byte[count];
                long lost = 0;
                for (int i = 0; i < count; i++) {
                    values[i] = (byte) wide[i];
                    lost |= wide[i] ^ values[i];
                }
                expectNoneLost(lost);
                yield new ByteVector(type, values, nulls, count);
            }
            case INT -> new IntVector(type, readInts(in, count), nulls, count);
            case LONG -> new LongVector(type, readNewLongs(in, count), nulls, count);
            case DOUBLE -> {
                long[] bits = readScratch(in, count);
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    values[i] = Double.longBitsToDouble(bits[i]);
                }
                yield new DoubleVector(type, values, nulls, count);
            }
            case LONG_PAIR -> {
                boolean wide = readFlag(in);
                long[] low = readNewLongs(in, count);
                long[] high = wide ? readNewLongs(in, count) : null;
                yield new LongPairVector(type, low, high, nulls, count);
            }
            case BYTES -> readSlices(type, nulls, in, count);
            case LIST -> readLists(type, nulls, in, count);
            case STRUCT -> {
                List<FlatVector> fields = new ArrayList<>();
                for (Type part : ((StructType) type).parts()) {
                    fields.add(readValues(part, in, count));
                }
                yield new StructVector(type, fields, nulls, count);
            }
        };
    }

    private ListVector readLists(Type type, long @Nullable [] nulls, PayloadReader in, int count)
            throws CorruptBatchException {
        int[] lengths = readInts(in, count);
        int[] starts = new int[count];
        long total = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = (int) total;
            total += lengths[i];
            if (lengths[i] < 0 || total > BatchEncoder.MAX_ELEMENTS) {
                throw new CorruptBatchException("it has lists with too many elements");
            }
        }
        Type element = type instanceof MapType map ? map.entry() : ((ArrayType) type).element();
        FlatVector child = readValues(element, in, (int) total);
        return new ListVector(type, starts, lengths, child, nulls, count);
    }

    private BytesVector readSlices(Type type, long @Nullable [] nulls, PayloadReader in, int count)
            throws CorruptBatchException {
        int[] lengths = readInts(in, count);
        int[] starts = new int[count];
        long total = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = (int) total;
            total += lengths[i];
            if (lengths[i] < 0 || total > in.remaining()) {
                throw new CorruptBatchException("it has texts that are longer than all of it");
            }
        }
        return new BytesVector(type, in.readBytes((int) total), starts, lengths, nulls, count);
    }

    private static long @Nullable [] readNulls(PayloadReader in, int count)
            throws CorruptBatchException {
        return readFlag(in) ? in.readLongs(Nulls.words(count)) : null;
    }

    private static boolean readFlag(PayloadReader in) throws CorruptBatchException {
        int flag = in.readByte();
        if (flag != 0 && flag != 1) {
            throw new CorruptBatchException(
                    "it has the flag " + flag + " where 0 or 1 is expected");
        }
        return flag == 1;
    }

    private int[] readInts(PayloadReader in, int count) throws CorruptBatchException {
        long[] wide = readScratch(in, count);
        int[] values = new int[count];
        long lost = 0;
        for (int i = 0; i < count; i++) {
            values[i] = (int) wide[i];
            lost |= wide[i] ^ values[i];
        }
        expectNoneLost(lost);
        return values;
    }

    private static void expectNoneLost(long lostBits) throws CorruptBatchException {
        if (lostBits != 0) {
            throw new CorruptBatchException("it has a number that its type cannot hold");
        }
    }

    private static long[] readNewLongs(PayloadReader in, int count) throws CorruptBatchException {
        long[] values = new long[count];
        in.readIntegers(values, count);
        return values;
    }

    private long[] readScratch(PayloadReader in, int count) throws CorruptBatchException {
        if (integers.length < count) {
            integers = new long[count];
        }
        in.readIntegers(integers, count);
        return integers;
    }
}
