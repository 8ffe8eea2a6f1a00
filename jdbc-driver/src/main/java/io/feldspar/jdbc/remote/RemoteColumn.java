package io.feldspar.jdbc.remote;

import org.jspecify.annotations.Nullable;

/// A column of a batch: a value per row, one for all rows, or codes into a dictionary.
final class RemoteColumn {

    private final RemoteValues values;
    private final boolean constant;
    private final long @Nullable [] codes;
    private final long @Nullable [] nulls;

    private RemoteColumn(
            RemoteValues values,
            boolean constant,
            long @Nullable [] codes,
            long @Nullable [] nulls) {
        this.values = values;
        this.constant = constant;
        this.codes = codes;
        this.nulls = nulls;
    }

    static RemoteColumn flat(RemoteValues values) {
        return new RemoteColumn(values, false, null, null);
    }

    static RemoteColumn constant(RemoteValues value) {
        return new RemoteColumn(value, true, null, null);
    }

    static RemoteColumn coded(RemoteValues entries, long[] codes, long @Nullable [] nulls) {
        return new RemoteColumn(entries, false, codes, nulls);
    }

    @Nullable Object value(int row) {
        if (codes == null) {
            return values.value(constant ? 0 : row);
        }
        if (nulls != null && (nulls[row >>> 6] >>> row & 1) != 0) {
            return null;
        }
        return values.shared((int) codes[row]);
    }
}
