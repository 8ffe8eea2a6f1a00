package io.feldspar.executor.source.csv;

import com.github.luben.zstd.ZstdOutputStream;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes batches to a CSV file, which appears under its name, whole, when it is committed.
///
/// Values stand as CAST to VARCHAR writes them; a VARBINARY must be UTF-8. What holds a
/// delimiter, quote or line break is quoted, and so is a text equal to `nullstr`, so that
/// reading the file gives the same values back. Options: `header` (true unless set),
/// `delimiter`, `quote`, `escape`, `nullstr`, `compression`.
public final class CsvSink implements TableSink {

    private static final int BUFFER_BYTES = 1 << 17;

    private final Path target;
    private final Path temporary;
    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final byte[] nullText;
    private final List<ExpressionEvaluator> columns;
    private @Nullable OutputStream out;

    /// Begins the file, with the header where one is wanted.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER for wrong options, or IO_ERROR
    public CsvSink(Path target, Schema schema, FileOptions options) {
        Character delimiterOption = options.character("delimiter", "delim", "sep");
        Character quoteOption = options.character("quote");
        Character escapeOption = options.character("escape");
        boolean header = options.flag("header", true);
        String nulls = options.text("nullstr", "nullvalue", "null");
        String compression = options.text("compression", "auto").toLowerCase(Locale.ROOT);
        if (!Decompression.WORDS.contains(compression)) {
            throw options.wrong("compression", compression, "auto, none, gzip or zstd");
        }
        options.end();
        this.target = target.toAbsolutePath();
        this.temporary =
                this.target.resolveSibling(
                        "." + this.target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        this.delimiter = (byte) (delimiterOption == null ? ',' : delimiterOption);
        this.quote = (byte) (quoteOption == null ? '"' : quoteOption);
        this.escape = escapeOption == null ? quote : (byte) (char) escapeOption;
        this.nullText = (nulls == null ? "" : nulls).getBytes(StandardCharsets.UTF_8);
        this.columns =
                java.util.stream.IntStream.range(0, schema.size())
                        .mapToObj(i -> text(i, schema))
                        .toList();
        try {
            out = open(Decompression.of(target, compression));
            if (header) {
                header(schema);
            }
        } catch (IOException e) {
            close();
            throw failed(e);
        }
    }

    private static ExpressionEvaluator text(int column, Schema schema) {
        Expression input = new Expression.InputRef(column, schema.type(column));
        return ExpressionEvaluator.compile(
                schema.type(column) == SimpleType.VARCHAR
                        ? input
                        : new Expression.Cast(input, SimpleType.VARCHAR, false),
                schema.types());
    }

    private OutputStream open(Decompression compression) throws IOException {
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        OutputStream file = Files.newOutputStream(temporary);
        OutputStream packed =
                switch (compression) {
                    case NONE -> file;
                    case GZIP -> new GZIPOutputStream(file);
                    case ZSTD -> new ZstdOutputStream(file);
                };
        return new BufferedOutputStream(packed, BUFFER_BYTES);
    }

    private OutputStream out() {
        if (out == null) {
            throw new IllegalStateException("the file is closed already");
        }
        return out;
    }

    private void header(Schema schema) throws IOException {
        boolean first = true;
        for (Field field : schema.fields()) {
            if (!first) {
                out().write(delimiter);
            }
            first = false;
            byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
            value(name, 0, name.length);
        }
        out().write('\n');
    }

    @Override
    public void write(Batch batch) {
        BytesVector[] texts = new BytesVector[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            Vector vector = columns.get(i).evaluate(batch);
            FlatVector flat = vector.flatten(batch.selection(), batch.rowCount());
            texts[i] = (BytesVector) flat;
        }
        try {
            for (int i = 0; i < batch.rowCount(); i++) {
                row(texts, batch.row(i));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void row(BytesVector[] texts, int row) throws IOException {
        OutputStream stream = out();
        for (int i = 0; i < texts.length; i++) {
            if (i > 0) {
                stream.write(delimiter);
            }
            if (texts[i].isNull(row)) {
                stream.write(nullText);
            } else {
                value(texts[i].heap(), texts[i].starts()[row], texts[i].lengths()[row]);
            }
        }
        stream.write('\n');
    }

    private void value(byte[] heap, int start, int length) throws IOException {
        OutputStream stream = out();
        if (!needsQuotes(heap, start, length)) {
            stream.write(heap, start, length);
            return;
        }
        stream.write(quote);
        for (int i = start; i < start + length; i++) {
            if (heap[i] == quote || heap[i] == escape) {
                stream.write(escape);
            }
            stream.write(heap[i]);
        }
        stream.write(quote);
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

    /// Puts the file under its name, in place of one that is there.
    @Override
    public void commit() {
        try {
            out().close();
            out = null;
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FeldsparException failed(IOException cause) {
        return new FeldsparException(
                ErrorCode.IO_ERROR, "Cannot write '%s': %s".formatted(target, cause), cause);
    }

    /// Deletes what was written, unless it was committed.
    @Override
    public void close() {
        try {
            OutputStream stream = out;
            out = null;
            if (stream != null) {
                stream.close();
            }
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
