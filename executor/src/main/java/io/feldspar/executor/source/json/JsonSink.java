package io.feldspar.executor.source.json;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.cast.ToJson;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.text.JsonText;
import io.feldspar.executor.source.text.TextSink;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes batches as JSON, an object per line.
///
/// ```text
/// {"id":1,"price":9.50,"day":"2026-01-31","note":null}
/// ```
/// Values are those of [ToJson]. Option: `compression`.
public final class JsonSink extends TextSink {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Schema schema;
    private final SliceBuilder line = new SliceBuilder();
    private final ToJson json = new ToJson(line);
    private final byte[][] names;
    private final boolean[] bare;

    private JsonSink(OutputFile target, Schema schema, String compression) {
        super(target, schema, compression);
        this.schema = schema;
        names = new byte[schema.size()][];
        bare = new boolean[schema.size()];
        for (int i = 0; i < names.length; i++) {
            StringBuilder name = new StringBuilder(i == 0 ? "{" : ",");
            JsonText.quote(schema.field(i).name(), name);
            names[i] = name.append(':').toString().getBytes(StandardCharsets.UTF_8);
            Type type = schema.type(i);
            bare[i] = type.numeric() || type == SimpleType.BOOLEAN || type instanceof NestedType;
        }
    }

    /// Begins the file.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER for wrong options, DISK_FULL or IO_ERROR
    public static JsonSink open(OutputFile target, Schema schema, FileOptions options) {
        String compression = compression(options);
        options.end();
        return new JsonSink(target, schema, compression);
    }

    @Override
    protected BytesVector text(int column, Batch batch) {
        if (!(schema.type(column) instanceof NestedType)) {
            return super.text(column, batch);
        }
        Vector vector = batch.column(column);
        FlatVector flat = vector.flatten(batch.selection(), batch.rowCount());
        SliceBuilder texts = new SliceBuilder();
        ToJson json = new ToJson(texts);
        int[] starts = new int[flat.length()];
        int[] lengths = new int[flat.length()];
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            texts.begin();
            json.append(flat, row);
            starts[row] = texts.start();
            lengths[row] = texts.length();
        }
        return new BytesVector(
                SimpleType.VARCHAR, texts.heap(), starts, lengths, flat.nulls(), flat.length());
    }

    @Override
    protected void row(BytesVector[] texts, int row, OutputStream target) throws IOException {
        line.clear();
        for (int i = 0; i < texts.length; i++) {
            line.append(names[i], 0, names[i].length);
            if (texts[i].isNull(row)) {
                line.append(NULL, 0, NULL.length);
                continue;
            }
            byte[] heap = texts[i].heap();
            int start = texts[i].starts()[row];
            int length = texts[i].lengths()[row];
            if (bare[i] && !ToJson.isWordForNumber(heap, start, length)) {
                line.append(heap, start, length);
            } else {
                json.appendQuoted(heap, start, length);
            }
        }
        line.append((byte) '}');
        line.append((byte) '\n');
        target.write(line.heap(), line.start(), line.length());
    }
}
