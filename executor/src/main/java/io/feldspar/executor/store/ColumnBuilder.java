package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One column of a batch under construction.
///
/// Stays a dictionary column while all rows come with the same dictionary. What it holds is bounded
/// by the size of a batch and not reserved.
final class ColumnBuilder {

    private final Type type;
    private final int maxDictionary;
    private @Nullable FlatVector dictionary;
    private int[] codes = new int[0];
    private long @Nullable [] nulls;
    private @Nullable FlatColumn flat;
    private int size;

    ColumnBuilder(Type type, int maxDictionary) {
        this.type = type;
        this.maxDictionary = maxDictionary;
    }

    void append(Vector vector, int @Nullable [] rows, int from, int count) {
        if (count == 0) {
            return;
        }
        if (size == 0) {
            dictionary = smallDictionary(vector);
        }
        FlatVector shared = dictionary;
        if (shared != null && shared == smallDictionary(vector)) {
            appendCodes(vector, rows, from, count);
        } else {
            appendFlat(vector, rows, from, count);
        }
        size += count;
    }

    private @Nullable FlatVector smallDictionary(Vector vector) {
        return switch (vector) {
            case FlatVector _ -> null;
            case ConstantVector constant -> constant.single();
            case DictionaryVector coded ->
                    coded.dictionary().length() <= maxDictionary ? coded.dictionary() : null;
        };
    }

    private void appendCodes(Vector vector, int @Nullable [] rows, int from, int count) {
        if (codes.length < size + count) {
            codes = Arrays.copyOf(codes, Math.min(Batch.SIZE, Math.max(256, 2 * (size + count))));
        }
        if (!(vector instanceof DictionaryVector coded)) {
            Arrays.fill(codes, size, size + count, 0);
            return;
        }
        int[] in = coded.codes();
        int[] out = codes;
        for (int i = 0; i < count; i++) {
            out[size + i] = in[rows == null ? from + i : rows[from + i]];
        }
        long[] vectorNulls = coded.nulls();
        if (vectorNulls == null) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (Nulls.isNull(vectorNulls, rows == null ? from + i : rows[from + i])) {
                nulls = nulls == null ? Nulls.allocate(Batch.SIZE) : nulls;
                Nulls.set(nulls, size + i);
            }
        }
    }

    private void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
        FlatColumn values = flat;
        if (values == null) {
            values = FlatColumn.of(type, MemoryPool.Reservation.uncounted());
            flat = values;
            if (dictionary != null) {
                Vector before = new DictionaryVector(codes, dictionary, nulls, size);
                values.append(before.flatten(null, size), null, size);
                dictionary = null;
                nulls = null;
            }
        }
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = rows == null ? from + i : rows[from + i];
        }
        switch (vector) {
            case FlatVector each -> values.append(each, numbers, count);
            case ConstantVector constant -> values.append(constant.single(), new int[count], count);
            case DictionaryVector coded ->
                    values.append(coded.flatten(numbers, count), numbers, count);
        }
    }

    /// The `rows` rows so far; the builder is empty afterwards.
    Vector take(int rows) {
        Vector taken;
        FlatColumn values = flat;
        if (values != null) {
            taken = values.view();
        } else if (size == 0) {
            taken = ConstantVector.of(type, null, rows);
        } else {
            FlatVector entries = Objects.requireNonNull(dictionary);
            taken = new DictionaryVector(codes, entries, nulls, rows);
        }
        flat = null;
        dictionary = null;
        codes = new int[0];
        nulls = null;
        size = 0;
        return taken;
    }
}
