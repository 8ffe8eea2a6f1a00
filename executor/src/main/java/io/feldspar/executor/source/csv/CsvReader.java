package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.VectorBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Converts the fields of records to the columns' types.
///
/// FAILFAST: what does not fit is an error that names the place. PERMISSIVE: a value that does
/// not fit is null, missing fields are null, surplus ones are dropped and counted.
final class CsvReader implements RowReader {

    private final CsvRecords records;
    private final long to;
    private final Schema schema;
    private final int[] columns;
    private final CsvHeader header;
    private final int[] places;
    private final byte[] nullText;
    private final boolean permissive;
    private final boolean guessed;
    private final TextValues values;
    private final OperatorContext context;

    /// @param to the offset in the file from which on records belong to the next split
    /// @param columns indexes into `schema`
    /// @param header where they are in this file
    /// @param guessed whether the types are those of a sample
    CsvReader(
            CsvRecords records,
            long to,
            Schema schema,
            int[] columns,
            CsvHeader header,
            CsvOptions options,
            boolean guessed,
            OperatorContext context) {
        this.records = records;
        this.to = to;
        this.schema = schema;
        this.columns = columns;
        this.header = header;
        this.places = header.places();
        this.nullText = options.nullText().getBytes(StandardCharsets.UTF_8);
        this.permissive = options.permissive();
        this.guessed = guessed;
        this.values = new TextValues(options.dates(), options.timestamps());
        this.context = context;
    }

    @Override
    public boolean read(VectorBuilder[] target) {
        do {
            if (records.offset() >= to || !records.next()) {
                return false;
            }
        } while (records.blank() && schema.size() > 1);
        int surplus = records.fieldCount() - header.fields();
        if (surplus != 0 && !permissive) {
            throw wrongCount();
        }
        if (surplus > 0) {
            context.countIgnored(surplus);
        }
        for (int i = 0; i < target.length; i++) {
            append(i, target[i]);
        }
        return true;
    }

    private void append(int i, VectorBuilder target) {
        int field = places[i];
        if (field < 0 || field >= records.fieldCount() || isNull(field)) {
            target.appendNull();
        } else if (losesDigits(field, target.type())
                || !values.append(
                        records.buffer(), records.start(field), records.length(field), target)) {
            if (!permissive) {
                throw wrongValue(i, field);
            }
            target.appendNull();
        }
    }

    /// Whether the value would have made its column VARCHAR, had it been in the sample.
    private boolean losesDigits(int field, Type type) {
        return guessed
                && type.numeric()
                && TypeGuess.padded(records.buffer(), records.start(field), records.length(field));
    }

    private boolean isNull(int field) {
        int length = records.length(field);
        if (length != nullText.length || records.quoted(field)) {
            return false;
        }
        int start = records.start(field);
        return Arrays.equals(records.buffer(), start, start + length, nullText, 0, length);
    }

    private FeldsparException wrongCount() {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "Found %d fields at %s, but the %s %d"
                        .formatted(
                                records.fieldCount(),
                                records.place(),
                                header.named() ? "header has" : "table has",
                                header.fields()),
                "Correct the line, set delimiter, quote or skip, or set mode to PERMISSIVE.");
    }

    private FeldsparException wrongValue(int i, int field) {
        String text = records.text(field);
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        String name = schema.field(columns[i]).name();
        if (schema.type(columns[i]) == SimpleType.VARCHAR) {
            return new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "The value of column '%s' at %s is not UTF-8"
                            .formatted(name, records.place(field)),
                    "Convert the file to UTF-8.");
        }
        String type = schema.type(columns[i]).sql();
        String why =
                losesDigits(field, schema.type(columns[i]))
                        ? "has a leading zero or plus sign, which a %s of the sample has not"
                        : "is not a valid %s";
        return new FeldsparException(
                ErrorCode.INVALID_CAST,
                "The value '%s' of column '%s' at %s %s"
                        .formatted(shown, name, records.place(field), why.formatted(type)),
                "Correct it, declare another type, raise sample_size, or set mode to PERMISSIVE to"
                        + " read NULL.");
    }

    @Override
    public void close() {
        records.close();
    }
}
