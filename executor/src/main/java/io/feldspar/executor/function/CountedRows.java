package io.feldspar.executor.function;

import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// The rows that a function such as LAG or FIRST_VALUE counts: all, or with IGNORE NULLS those
/// whose argument is not null.
public final class CountedRows {

    private final int @Nullable [] rows;
    private final int @Nullable [] before;

    private CountedRows(int @Nullable [] rows, int @Nullable [] before) {
        this.rows = rows;
        this.before = before;
    }

    static CountedRows of(FlatVector argument, int count, boolean ignoreNulls) {
        if (!ignoreNulls || !argument.mayHaveNulls()) {
            return new CountedRows(null, null);
        }
        int[] rows = new int[count];
        int[] before = new int[count + 1];
        int n = 0;
        for (int row = 0; row < count; row++) {
            before[row] = n;
            rows[n] = row;
            n += argument.isNull(row) ? 0 : 1;
        }
        before[count] = n;
        return new CountedRows(rows, before);
    }

    /// How many of them come before a row.
    public int before(int row) {
        return before == null ? row : before[row];
    }

    /// The one before which there are `number` others.
    public int row(int number) {
        return rows == null ? number : rows[number];
    }
}
