package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.TypeKind;
import io.feldspar.jdbc.wire.ProtocolException;
import org.jspecify.annotations.Nullable;

/// Reads one column of the batches of a result, batch after batch, since a dictionary serves the
/// batches after it too.
final class ColumnDecoder {

    private static final int FLAT = 0;
    private static final int CONSTANT = 1;
    private static final int DICTIONARY = 2;
    private static final int CODES = 3;
    private static final int DECIMAL = 64;
    private static final int MAX_NARROW_PRECISION = 18;
    private static final int MAX_DICTIONARY = 1 << 20;

    /// By their codes in a batch.
    private static final TypeKind[] KINDS = {
        TypeKind.NULL,
        TypeKind.BOOLEAN,
        TypeKind.TINYINT,
        TypeKind.SMALLINT,
        TypeKind.INTEGER,
        TypeKind.BIGINT,
        TypeKind.REAL,
        TypeKind.DOUBLE,
        TypeKind.DATE,
        TypeKind.TIME,
        TypeKind.TIMESTAMP,
        TypeKind.TIMESTAMP_TZ,
        TypeKind.INTERVAL_YEAR_MONTH,
        TypeKind.INTERVAL_DAY_TIME,
        TypeKind.VARCHAR,
        TypeKind.VARBINARY
    };

    private @Nullable RemoteValues dictionary;

    RemoteColumn read(BatchBytes in, int rows) throws ProtocolException {
        int code = in.readByte();
        if (code != DECIMAL && (code < 0 || code >= KINDS.length)) {
            throw new ProtocolException("it has an unknown type " + code);
        }
        TypeKind kind = code == DECIMAL ? TypeKind.DECIMAL : KINDS[code];
        boolean wide = code == DECIMAL && in.readByte() > MAX_NARROW_PRECISION;
        int scale = code == DECIMAL ? in.readByte() : 0;
        int encoding = in.readByte();
        switch (encoding) {
            case FLAT:
                return RemoteColumn.flat(readValues(in, kind, wide, scale, rows));
            case CONSTANT:
                return RemoteColumn.constant(readValues(in, kind, wide, scale, 1));
            case DICTIONARY:
                RemoteValues entries =
                        readValues(in, kind, wide, scale, in.readCount(MAX_DICTIONARY));
                dictionary = entries;
                return readCodes(in, entries, rows);
            case CODES:
                RemoteValues known = dictionary;
                if (known == null || known.kind() != kind) {
                    throw new ProtocolException("it has codes without their dictionary");
                }
                return readCodes(in, known, rows);
            default:
                throw new ProtocolException("it has an unknown encoding " + encoding);
        }
    }

    private static RemoteColumn readCodes(BatchBytes in, RemoteValues entries, int rows)
            throws ProtocolException {
        long[] nulls = readNulls(in, rows);
        long[] codes = in.readIntegers(rows);
        int size = entries.count();
        for (int i = 0; i < rows; i++) {
            boolean isNull = nulls != null && (nulls[i >>> 6] >>> i & 1) != 0;
            if (!isNull && (codes[i] < 0 || codes[i] >= size)) {
                throw new ProtocolException(
                        "it has the code " + codes[i] + " for a dictionary of " + size);
            }
        }
        return RemoteColumn.coded(entries, codes, nulls);
    }

    private static RemoteValues readValues(
            BatchBytes in, TypeKind kind, boolean wide, int scale, int count)
            throws ProtocolException {
        long[] nulls = readNulls(in, count);
        if (kind == TypeKind.VARCHAR || kind == TypeKind.VARBINARY) {
            long[] lengths = in.readIntegers(count);
            int[] starts = new int[count + 1];
            long total = 0;
            for (int i = 0; i < count; i++) {
                total += lengths[i];
                if (lengths[i] < 0 || total > in.remaining()) {
                    throw new ProtocolException("it has texts that are longer than all of it");
                }
                starts[i + 1] = (int) total;
            }
            return new SliceValues(kind, nulls, in.bytes(), in.skip(total), starts);
        }
        boolean hasHigh = wide && in.readFlag();
        long[] low = in.readIntegers(count);
        long[] high = hasHigh ? in.readIntegers(count) : null;
        return new NumberValues(kind, scale, nulls, low, high);
    }

    private static long @Nullable [] readNulls(BatchBytes in, int count) throws ProtocolException {
        return in.readFlag() ? in.readLongs((count + 63) >>> 6) : null;
    }
}
