package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A growing column that keeps text as codes while it has few different values.
///
/// The dictionaries of all batches are merged into one, so that readers of the column later
/// see one small dictionary. Everything else, and text with too many values, is stored flat.
public final class KeptColumn {

    private static final int MAX_VALUES = 1 << 16;

    private final Type type;
    private final MemoryPool.Reservation reservation;
    private @Nullable FlatColumn flat;
    private @Nullable ValueIds ids;
    private @Nullable FlatColumn codes;
    private int size;

    /// @param alwaysFlat whether codes are not wanted, as for keys that are compared
    public KeptColumn(Type type, boolean alwaysFlat, MemoryPool.Reservation reservation) {
        this.type = type;
        this.reservation = reservation;
        if (alwaysFlat || type.form() != PhysicalForm.BYTES) {
            flat = FlatColumn.of(type, reservation);
        }
    }

    public int size() {
        return size;
    }

    /// Appends the vector's rows `rows[0..count)`, or its first `count` where `rows` is null.
    public void append(Vector vector, int @Nullable [] rows, int count) {
        if (count == 0) {
            return;
        }
        if (flat == null && size == 0) {
            choose(vector);
        }
        FlatColumn values = flat;
        if (values != null) {
            appendFlat(values, vector, rows, count);
        } else {
            appendCodes(vector, rows, count);
        }
        size += count;
    }

    private void choose(Vector vector) {
        boolean few =
                switch (vector) {
                    case FlatVector _ -> false;
                    case ConstantVector _ -> true;
                    case DictionaryVector coded -> coded.dictionary().length() <= MAX_VALUES;
                };
        if (few) {
            ids = new ValueIds(type, reservation);
            codes = FlatColumn.of(SimpleType.INTEGER, reservation);
        } else {
            flat = FlatColumn.of(type, reservation);
        }
    }

    static void appendFlat(FlatColumn to, Vector vector, int @Nullable [] rows, int count) {
        switch (vector) {
            case FlatVector values -> to.append(values, rows, count);
            case ConstantVector constant -> to.append(constant.single(), new int[count], count);
            case DictionaryVector coded -> {
                if (coded.nulls() == null) {
                    int[] entries = new int[count];
                    int[] vectorCodes = coded.codes();
                    for (int i = 0; i < count; i++) {
                        entries[i] = vectorCodes[rows == null ? i : rows[i]];
                    }
                    to.append(coded.dictionary(), entries, count);
                } else {
                    to.append(coded.flatten(rows, count), rows, count);
                }
            }
        }
    }

    private void appendCodes(Vector vector, int @Nullable [] rows, int count) {
        ValueIds known = Objects.requireNonNull(ids);
        FlatColumn kept = Objects.requireNonNull(codes);
        int[] numbers = new int[count];
        known.numbers(vector, rows, count, numbers);
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            if (numbers[i] == 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            } else {
                numbers[i]--;
            }
        }
        kept.append(new IntVector(SimpleType.INTEGER, numbers, nulls, count), null, count);
        if (known.size() > MAX_VALUES) {
            FlatColumn values = FlatColumn.of(type, reservation);
            appendFlat(values, view(), null, kept.size());
            flat = values;
            ids = null;
            codes = null;
        }
    }

    /// The column as a flat one, if it is stored flat.
    public @Nullable FlatColumn flat() {
        return flat;
    }

    /// All rows: a flat vector, or a dictionary vector with few entries. Shares the arrays.
    public Vector view() {
        FlatColumn values = flat;
        if (values != null) {
            return values.view();
        }
        ValueIds known = ids;
        FlatColumn kept = codes;
        if (known == null || kept == null) {
            return FlatColumn.of(type, reservation).view();
        }
        IntVector numbers = (IntVector) kept.view();
        return new DictionaryVector(
                numbers.values(), known.values(), numbers.nulls(), numbers.length());
    }
}
