package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineType;
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
    private static final int MAX_NARROW_PRECISION = 18;
    private static final int MAX_DICTIONARY = 1 << 20;
    private static final int MAX_ELEMENTS = 1 << 28;

    private @Nullable RemoteValues dictionary;

    RemoteColumn read(BatchBytes in, int rows) throws ProtocolException {
        EngineType type = TypeDecoder.read(in);
        int encoding = in.readByte();
        switch (encoding) {
            case FLAT:
                return RemoteColumn.flat(readValues(in, type, rows));
            case CONSTANT:
                return RemoteColumn.constant(readValues(in, type, 1));
            case DICTIONARY:
                RemoteValues entries = readValues(in, type, in.readCount(MAX_DICTIONARY));
                dictionary = entries;
                return readCodes(in, entries, rows);
            case CODES:
                RemoteValues known = dictionary;
                if (known == null || known.kind() != type.kind()) {
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

    private static RemoteValues readValues(BatchBytes in, EngineType type, int count)
            throws ProtocolException {
        long[] nulls = readNulls(in, count);
        switch (type.kind()) {
            case VARCHAR:
            case VARBINARY:
            case UUID:
            case VARIANT:
                int[] starts = readEnds(in, count, in.remaining());
                return new SliceValues(
                        type.kind(), nulls, in.bytes(), in.skip(starts[count]), starts);
            case ARRAY:
            case MAP:
                return readLists(in, type, nulls, count);
            case STRUCT:
                return new StructValues(count, nulls, readParts(in, type, count));
            default:
                boolean wide =
                        type.kind() == TypeKind.DECIMAL && type.precision() > MAX_NARROW_PRECISION;
                boolean hasHigh = wide && in.readFlag();
                long[] low = in.readIntegers(count);
                long[] high = hasHigh ? in.readIntegers(count) : null;
                return new NumberValues(type.kind(), type.scale(), nulls, low, high);
        }
    }

    private static RemoteValues readLists(
            BatchBytes in, EngineType type, long @Nullable [] nulls, int count)
            throws ProtocolException {
        int[] starts = readEnds(in, count, MAX_ELEMENTS);
        int elements = starts[count];
        if (type.kind() == TypeKind.ARRAY) {
            EngineType element = type.parts().get(0).type();
            return new ArrayValues(nulls, starts, readValues(in, element, elements));
        }
        // entries are a struct, none of which is null
        if (readNulls(in, elements) != null) {
            throw new ProtocolException("it has an entry of a map that is null");
        }
        RemoteValues[] entries = readParts(in, type, elements);
        return new MapValues(nulls, starts, entries[0], entries[1]);
    }

    private static RemoteValues[] readParts(BatchBytes in, EngineType type, int count)
            throws ProtocolException {
        RemoteValues[] parts = new RemoteValues[type.parts().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = readValues(in, type.parts().get(i).type(), count);
        }
        return parts;
    }

    /// Reads lengths; gives where each value begins, and where the last ends.
    private static int[] readEnds(BatchBytes in, int count, int most) throws ProtocolException {
        long[] lengths = in.readIntegers(count);
        int[] starts = new int[count + 1];
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += lengths[i];
            if (lengths[i] < 0 || total > most) {
                throw new ProtocolException("it has values that are longer than all of it");
            }
            starts[i + 1] = (int) total;
        }
        return starts;
    }

    private static long @Nullable [] readNulls(BatchBytes in, int count) throws ProtocolException {
        return in.readFlag() ? in.readLongs((count + 63) >>> 6) : null;
    }
}
