package io.feldspar.executor.batch;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
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
import org.jspecify.annotations.Nullable;

/// Writes one column of the batches of a stream, batch after batch.
///
/// ```text
/// column      type  encoding (1)  body
/// FLAT        values
/// CONSTANT    values, of one row
/// DICTIONARY  entries (count)  values, of the entries  codes
/// CODES       codes, into the last dictionary of this column
/// codes       nulls  integers
/// values      nulls  then by physical form
///               BYTE INT LONG DOUBLE   integers (of a double, its bits)
///               LONG_PAIR              0 | 1 (1)  low integers  high integers where 1
///               BYTES                  lengths as integers  all bytes
///               LIST                   lengths as integers  values, of all elements
///               STRUCT                 values, of each field
/// nulls       0 | 1 (1)  bitmap where 1
/// integers    see PayloadWriter
/// ```
/// A dictionary that several batches share is written with the first one that it pays for: with
/// that it is smaller than, or with the second one that has it. Where neither holds the rows are
/// written flat.
final class ColumnWriter {

    static final int FLAT = 0;
    static final int CONSTANT = 1;
    static final int DICTIONARY = 2;
    static final int CODES = 3;

    /// Larger dictionaries are not written.
    static final int MAX_DICTIONARY = 1 << 16;

    private final PayloadWriter out;
    private final boolean shares;
    private @Nullable FlatVector written;
    private @Nullable FlatVector seen;
    private long[] integers = new long[0];

    /// @param shares whether further batches follow, which may have the same dictionaries
    ColumnWriter(PayloadWriter out, boolean shares) {
        this.out = out;
        this.shares = shares;
    }

    /// Writes the vector's rows `rows[0..count)`, or its first `count` where `rows` is null.
    void write(Vector vector, int @Nullable [] rows, int count) {
        TypeCodes.write(vector.type(), out);
        switch (vector) {
            case FlatVector flat -> {
                out.writeByte(FLAT);
                writeValues(flat, rows, count);
            }
            case ConstantVector constant -> {
                out.writeByte(CONSTANT);
                writeValues(constant.single(), null, 1);
            }
            case DictionaryVector coded -> writeCoded(coded, rows, count);
        }
    }

    @SuppressWarnings("ReferenceEquality") // dictionaries are the same or not
    private void writeCoded(DictionaryVector coded, int @Nullable [] rows, int count) {
        FlatVector dictionary = coded.dictionary();
        if (dictionary == written) {
            out.writeByte(CODES);
        } else if (pays(dictionary, count)) {
            out.writeByte(DICTIONARY);
            out.writeCount(dictionary.length());
            writeValues(dictionary, null, dictionary.length());
            written = shares ? dictionary : null;
        } else {
            seen = shares ? dictionary : null;
            out.writeByte(FLAT);
            writeValues(coded.gather(rows, count), null, count);
            return;
        }
        long[] nulls = writeNulls(coded.nulls(), rows, count);
        long[] codes = widened(coded.codes(), rows, count);
        out.writeIntegers(codes, nulls, count);
    }

    @SuppressWarnings("ReferenceEquality") // dictionaries are the same or not
    private boolean pays(FlatVector dictionary, int count) {
        return dictionary.length() <= count
                || (dictionary == seen && dictionary.length() <= MAX_DICTIONARY);
    }

    private void writeValues(FlatVector vector, int @Nullable [] rows, int count) {
        long[] nulls = writeNulls(vector.nulls(), rows, count);
        switch (vector) {
            case ByteVector bytes -> {
                long[] wide = scratch(count);
                byte[] values = bytes.values();
                for (int i = 0; i < count; i++) {
                    wide[i] = values[rows == null ? i : rows[i]];
                }
                out.writeIntegers(wide, nulls, count);
            }
            case IntVector ints ->
                    out.writeIntegers(widened(ints.values(), rows, count), nulls, count);
            case LongVector longs ->
                    out.writeIntegers(picked(longs.values(), rows, count), nulls, count);
            case DoubleVector doubles -> {
                long[] bits = scratch(count);
                double[] values = doubles.values();
                for (int i = 0; i < count; i++) {
                    bits[i] = Double.doubleToRawLongBits(values[rows == null ? i : rows[i]]);
                }
                out.writeIntegers(bits, nulls, count);
            }
            case LongPairVector pairs -> {
                long[] high = pairs.high();
                out.writeByte(high == null ? 0 : 1);
                out.writeIntegers(picked(pairs.low(), rows, count), nulls, count);
                if (high != null) {
                    out.writeIntegers(picked(high, rows, count), nulls, count);
                }
            }
            case BytesVector slices -> writeSlices(slices, rows, nulls, count);
            case ListVector lists -> writeLists(lists, rows, count);
            case StructVector structs -> {
                for (int f = 0; f < structs.fieldCount(); f++) {
                    writeValues(structs.visible(f, rows, count), null, count);
                }
            }
        }
    }

    private void writeLists(ListVector lists, int @Nullable [] rows, int count) {
        long total = lists.elementCount(rows, count);
        if (total > BatchEncoder.MAX_ELEMENTS) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "%d rows have %d elements in one column, but %d are the most"
                            .formatted(count, total, BatchEncoder.MAX_ELEMENTS));
        }
        long[] sizes = scratch(count);
        for (int i = 0; i < count; i++) {
            sizes[i] = lists.size(rows == null ? i : rows[i]);
        }
        out.writeIntegers(sizes, null, count);
        writeValues(lists.child(), lists.elements(rows, count, (int) total), (int) total);
    }

    private void writeSlices(
            BytesVector slices, int @Nullable [] rows, long @Nullable [] nulls, int count) {
        long[] lengths = widened(slices.lengths(), rows, count);
        if (nulls != null) {
            for (int i = 0; i < count; i++) {
                lengths[i] = Nulls.isNull(nulls, i) ? 0 : lengths[i];
            }
        }
        out.writeIntegers(lengths, null, count);
        byte[] heap = slices.heap();
        int[] starts = slices.starts();
        // Slices that lie one after the other are copied at once.
        int from = 0;
        int to = 0;
        for (int i = 0; i < count; i++) {
            int length = (int) lengths[i];
            if (length > 0) {
                int start = starts[rows == null ? i : rows[i]];
                if (start != to) {
                    out.writeBytes(heap, from, to - from);
                    from = start;
                }
                to = start + length;
            }
        }
        out.writeBytes(heap, from, to - from);
    }

    /// The bitmap of the rows as it was written; null where none is null.
    private long @Nullable [] writeNulls(
            long @Nullable [] nulls, int @Nullable [] rows, int count) {
        long[] gathered = Nulls.gather(nulls, rows, count);
        out.writeByte(gathered == null ? 0 : 1);
        if (gathered != null) {
            out.writeLongs(gathered, gathered.length);
        }
        return gathered;
    }

    private long[] widened(int[] values, int @Nullable [] rows, int count) {
        long[] wide = scratch(count);
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                wide[i] = values[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                wide[i] = values[rows[i]];
            }
        }
        return wide;
    }

    private long[] picked(long[] values, int @Nullable [] rows, int count) {
        long[] picked = scratch(count);
        if (rows == null) {
            System.arraycopy(values, 0, picked, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                picked[i] = values[rows[i]];
            }
        }
        return picked;
    }

    private long[] scratch(int count) {
        if (integers.length < count) {
            integers = new long[count];
        }
        return integers;
    }
}
