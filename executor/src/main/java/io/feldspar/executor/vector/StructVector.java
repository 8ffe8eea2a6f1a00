package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A vector per field: STRUCT, and the entries of a MAP. All have the rows of the struct; at a row
/// that is null the fields are undefined.
public final class StructVector extends FlatVector {

    private final FlatVector[] fields;

    /// @param fields each of at least `length` rows
    public StructVector(Type type, List<FlatVector> fields, long @Nullable [] nulls, int length) {
        super(type, length, nulls);
        this.fields = fields.toArray(FlatVector[]::new);
    }

    public int fieldCount() {
        return fields.length;
    }

    /// The field's values, whatever the rows of the struct that are null.
    public FlatVector field(int index) {
        return fields[index];
    }

    /// The field at the rows `rows[0..count)`, or at the first `count`; null where the struct is.
    public FlatVector visible(int field, int @Nullable [] rows, int count) {
        FlatVector values = fields[field];
        int[] picked = new int[count];
        boolean empty = values.length() == 0;
        for (int i = 0; i < count; i++) {
            picked[i] = empty ? 0 : rows == null ? i : rows[i];
        }
        long[] nulls = Nulls.gather(nulls(), rows, count);
        return new DictionaryVector(picked, values, nulls, count).flatten(null, count);
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        List<FlatVector> gathered =
                Arrays.stream(fields).map(field -> field.gather(rows, count)).toList();
        return new StructVector(type(), gathered, Nulls.gather(nulls(), rows, count), count);
    }

    @Override
    public long retainedBytes() {
        long bytes = nullBytes();
        for (FlatVector field : fields) {
            bytes += field.retainedBytes();
        }
        return bytes;
    }
}
