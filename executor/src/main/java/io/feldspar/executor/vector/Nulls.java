package io.feldspar.executor.vector;

import org.jspecify.annotations.Nullable;

/// Null bitmaps: bit `row & 63` of word `row >>> 6` is set where the row is null.
public final class Nulls {

    private Nulls() {}

    /// A bitmap for `length` rows in which no row is null.
    public static long[] allocate(int length) {
        return new long[words(length)];
    }

    public static int words(int length) {
        return (length + 63) >>> 6;
    }

    public static boolean isNull(long[] nulls, int row) {
        return (nulls[row >>> 6] >>> row & 1) != 0;
    }

    public static void set(long[] nulls, int row) {
        nulls[row >>> 6] |= 1L << row;
    }

    /// The rows that are null in either bitmap, over the first `length` rows; a new array unless
    /// one side is null.
    public static long @Nullable [] or(
            long @Nullable [] left, long @Nullable [] right, int length) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        long[] either = allocate(length);
        for (int i = 0; i < either.length; i++) {
            either[i] = left[i] | right[i];
        }
        return either;
    }

    /// The bitmap of `count` rows in which row `i` is `nulls`' row `rows[i]`; null where none is
    /// null.
    public static long @Nullable [] gather(
            long @Nullable [] nulls, int @Nullable [] rows, int count) {
        if (nulls == null) {
            return null;
        }
        long[] gathered = allocate(count);
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if (isNull(nulls, rows == null ? i : rows[i])) {
                set(gathered, i);
                any = true;
            }
        }
        return any ? gathered : null;
    }
}
