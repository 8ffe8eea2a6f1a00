package io.feldspar.executor.source.csv;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.text.TextSink;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.BytesVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes batches to a CSV file.
///
/// Values are written as CAST to VARCHAR writes them; a VARBINARY must be UTF-8. What holds a
/// delimiter, quote or line break is quoted, and so is a text equal to `nullstr`, so that
/// reading the file gives the same values back. Options: `header` (true unless set),
/// `delimiter`, `quote`, `escape`, `nullstr`, `compression`.
public final class CsvSink extends TextSink {

    private final Schema schema;
    private final boolean header;
    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final byte[] nullText;

    private CsvSink(
            OutputFile target,
            Schema schema,
            boolean header,
            byte delimiter,
            byte quote,
            byte escape,
            byte[] nullText,
            String compression) {
        super(target, schema, compression);
        this.schema = schema;
        this.header = header;
        this.delimiter = delimiter;
        this.quote = quote;
        this.escape = escape;
        this.nullText = nullText;
        begin();
    }

    /// Begins the file, with the header where one is wanted.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER for wrong options, DISK_FULL or IO_ERROR
    public static CsvSink open(OutputFile target, Schema schema, FileOptions options) {
        Character delimiter = options.character("delimiter", "delim", "sep");
        Character quoteOption = options.character("quote");
        Character escape = options.character("escape");
        boolean header = options.flag("header", true);
        String nulls = options.text("nullstr", "nullvalue", "null");
        String compression = compression(options);
        options.end();
        byte quote = (byte) (quoteOption == null ? '"' : quoteOption);
        return new CsvSink(
                target,
                schema,
                header,
                (byte) (delimiter == null ? ',' : delimiter),
                quote,
                escape == null ? quote : (byte) (char) escape,
                (nulls == null ? "" : nulls).getBytes(StandardCharsets.UTF_8),
                compression);
    }

    @Override
    protected void begin(OutputStream target) throws IOException {
        if (!header) {
            return;
        }
        boolean first = true;
        for (Field field : schema.fields()) {
            if (!first) {
                target.write(delimiter);
            }
            first = false;
            byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
            value(name, 0, name.length, target);
        }
        target.write('\n');
    }

    @Override
    protected void row(BytesVector[] texts, int row, OutputStream target) throws IOException {
        for (int i = 0; i < texts.length; i++) {
            if (i > 0) {
                target.write(delimiter);
            }
            if (texts[i].isNull(row)) {
                target.write(nullText);
            } else {
                value(texts[i].heap(), texts[i].starts()[row], texts[i].lengths()[row], target);
            }
        }
        target.write('\n');
    }

    private void value(byte[] heap, int start, int length, OutputStream target) throws IOException {
        if (!needsQuotes(heap, start, length)) {
            target.write(heap, start, length);
            return;
        }
        target.write(quote);
        for (int i = start; i < start + length; i++) {
            if (heap[i] == quote || heap[i] == escape) {
                target.write(escape);
            }
            target.write(heap[i]);
        }
        target.write(quote);
    }

    private boolean needsQuotes(byte[] heap, int start, int length) {
        for (int i = start; i < start + length; i++) {
            byte b = heap[i];
            if (b == delimiter || b == quote || b == '\n' || b == '\r') {
                return true;
            }
        }
        boolean orderMark = length >= 3 && heap[start] == (byte) 0xEF;
        return orderMark
                || Arrays.equals(heap, start, start + length, nullText, 0, nullText.length);
    }
}
