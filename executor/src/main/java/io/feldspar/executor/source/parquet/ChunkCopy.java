package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Copies a whole column of a row group into memory.
final class ChunkCopy {

    private ChunkCopy() {}

    /// Whether columns of that type can be held.
    static boolean holds(Type type) {
        return switch (type.form()) {
            case BYTE, INT, LONG, DOUBLE, BYTES -> true;
            case LONG_PAIR, LIST, STRUCT -> false;
        };
    }

    /// @param source at the start of the row group
    /// @param check throws to end the work
    static CachedChunk of(ColumnSource source, int rows, Runnable check) {
        FlatVector dictionary = source.wholeDictionary();
        return dictionary == null
                ? flat(
                        Concatenation.of(
                                source.type(),
                                windows(source, rows, check, ChunkCopy::copied),
                                rows))
                : codes(dictionary, source, rows, check);
    }

    private static <T> List<T> windows(
            ColumnSource source, int rows, Runnable check, Function<Vector, T> copy) {
        List<T> windows = new ArrayList<>();
        for (int row = 0; row < rows; row += Batch.SIZE) {
            check.run();
            int count = Math.min(Batch.SIZE, rows - row);
            windows.add(copy.apply(source.read(row, count, null, count)));
        }
        return windows;
    }

    private static FlatVector copied(Vector window) {
        return window.gather(null, window.length());
    }

    private static CachedChunk codes(
            FlatVector dictionary, ColumnSource source, int rows, Runnable check) {
        int[] codes = new int[rows];
        long[] nulls = Nulls.allocate(rows);
        int[] next = {0};
        boolean[] any = {false};
        windows(
                source,
                rows,
                check,
                window -> {
                    int[] own = window instanceof DictionaryVector coded ? coded.codes() : null;
                    for (int i = 0; i < window.length(); i++) {
                        int row = next[0]++;
                        if (window.isNull(i)) {
                            Nulls.set(nulls, row);
                            any[0] = true;
                        } else if (own != null) {
                            codes[row] = own[i];
                        }
                    }
                    return window;
                });
        return new CachedChunk.Codes(PackedInts.of(codes), dictionary, any[0] ? nulls : null);
    }

    private static CachedChunk flat(FlatVector values) {
        long[] nulls = values.nulls();
        return switch (values) {
            case ByteVector flags -> new CachedChunk.Flags(values.type(), flags.values(), nulls);
            case IntVector ints ->
                    new CachedChunk.Ints(values.type(), PackedInts.of(filled(ints)), nulls);
            case LongVector longs -> longs(longs);
            case DoubleVector doubles ->
                    new CachedChunk.Doubles(values.type(), doubles.values(), nulls);
            case BytesVector strings -> strings(strings);
            default -> throw new IllegalArgumentException("cannot be held: " + values.type());
        };
    }

    /// With a value of the column where there is null, so that the range is that of the values.
    private static int[] filled(IntVector column) {
        int[] values = column.values();
        int some = 0;
        for (int i = 0; i < column.length(); i++) {
            some = column.isNull(i) ? some : values[i];
        }
        for (int i = 0; column.mayHaveNulls() && i < column.length(); i++) {
            values[i] = column.isNull(i) ? some : values[i];
        }
        return values;
    }

    private static CachedChunk longs(LongVector column) {
        long[] values = column.values();
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < column.length(); i++) {
            if (!column.isNull(i)) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        long range = most - least;
        if (least > most || range < 0 || range > Integer.MAX_VALUE) {
            return new CachedChunk.Longs(column.type(), values, column.nulls());
        }
        int[] distances = new int[column.length()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = column.isNull(i) ? 0 : (int) (values[i] - least);
        }
        return new CachedChunk.NearLongs(
                column.type(), least, PackedInts.of(distances), column.nulls());
    }

    private static CachedChunk strings(BytesVector column) {
        int[] ends = new int[column.length()];
        int bytes = 0;
        for (int i = 0; i < ends.length; i++) {
            bytes = Math.addExact(bytes, column.isNull(i) ? 0 : column.lengths()[i]);
            ends[i] = bytes;
        }
        byte[] heap = new byte[bytes];
        int start = 0;
        for (int i = 0; i < ends.length; i++) {
            System.arraycopy(column.heap(), column.starts()[i], heap, start, ends[i] - start);
            start = ends[i];
        }
        return new CachedChunk.Strings(column.type(), heap, ends, column.nulls());
    }
}
