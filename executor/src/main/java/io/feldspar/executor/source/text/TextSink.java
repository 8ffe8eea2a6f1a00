package io.feldspar.executor.source.text;

import com.github.luben.zstd.ZstdOutputStream;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.PendingFile;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.Vector;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// Writes batches to a file of text, compressed or not; how a row looks is the format's affair.
///
/// Values come as CAST to VARCHAR writes them; a VARBINARY must be UTF-8.
public abstract class TextSink implements TableSink {

    private static final int BUFFER_BYTES = 1 << 17;

    private final PendingFile file;
    private final OutputStream out;
    private final List<ExpressionEvaluator> columns;
    private boolean ended;

    /// Begins the file.
    ///
    /// @param compression a word of [Decompression#WORDS]
    /// @throws FeldsparException with DISK_FULL or IO_ERROR
    protected TextSink(OutputFile target, Schema schema, String compression) {
        columns = IntStream.range(0, schema.size()).mapToObj(i -> text(i, schema)).toList();
        file = new PendingFile(target);
        try {
            out =
                    new BufferedOutputStream(
                            packed(Decompression.of(target.path(), compression)), 1 << 17);
        } catch (IOException e) {
            file.abort();
            throw file.failed(e);
        }
    }

    /// The option that says how the file is compressed.
    protected static String compression(FileOptions options) {
        String compression = options.text("compression", "auto").toLowerCase(Locale.ROOT);
        if (!Decompression.WORDS.contains(compression)) {
            throw options.wrong("compression", compression, "auto, none, gzip or zstd");
        }
        return compression;
    }

    /// How the names of files with these options end, empty where they are not compressed.
    public static String suffix(FileOptions options) {
        return Decompression.of(Path.of(""), compression(options)).suffix();
    }

    private static ExpressionEvaluator text(int column, Schema schema) {
        Expression input = new Expression.InputRef(column, schema.type(column));
        return ExpressionEvaluator.compile(
                schema.type(column) == SimpleType.VARCHAR
                        ? input
                        : new Expression.Cast(input, SimpleType.VARCHAR, false),
                schema.types());
    }

    private OutputStream packed(Decompression compression) throws IOException {
        return switch (compression) {
            case NONE -> file;
            case GZIP -> new GZIPOutputStream(file, BUFFER_BYTES);
            case ZSTD -> new ZstdOutputStream(file);
        };
    }

    /// Writes what precedes the first row.
    protected void begin(OutputStream target) throws IOException {}

    /// Writes a row.
    protected abstract void row(BytesVector[] texts, int row, OutputStream target)
            throws IOException;

    /// Calls [#begin], for the constructors of formats that have something to write there.
    protected final void begin() {
        try {
            begin(out);
        } catch (IOException e) {
            close();
            throw file.failed(e);
        }
    }

    @Override
    public final void write(Batch batch) {
        if (ended) {
            throw new IllegalStateException("the file is committed or closed");
        }
        BytesVector[] texts = new BytesVector[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(i, batch);
        }
        try {
            for (int i = 0; i < batch.rowCount(); i++) {
                row(texts, batch.row(i), out);
            }
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    /// The column's values at the selected rows as text.
    protected BytesVector text(int column, Batch batch) {
        Vector vector = columns.get(column).evaluate(batch);
        return (BytesVector) vector.flatten(batch.selection(), batch.rowCount());
    }

    @Override
    public final long bytes() {
        return file.position();
    }

    @Override
    public final void commit() {
        if (ended) {
            throw new IllegalStateException("the file is committed or closed");
        }
        try {
            out.close();
            file.commit();
            ended = true;
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    @Override
    public final void close() {
        if (!ended) {
            ended = true;
            file.abort();
        }
    }
}
