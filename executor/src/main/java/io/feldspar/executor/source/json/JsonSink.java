package io.feldspar.executor.source.json;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.text.JsonText;
import io.feldspar.executor.source.text.TextSink;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes batches as JSON, an object per line.
///
/// ```text
/// {"id":1,"price":9.50,"day":"2026-01-31","note":null}
/// ```
/// Numbers and booleans are written bare, all else in quotes, NaN and the infinities included, for
/// which JSON has no number. Option: `compression`.
public final class JsonSink extends TextSink {

    private static final String HEX = "0123456789abcdef";
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] names;
    private final boolean[] bare;

    private JsonSink(OutputFile target, Schema schema, String compression) {
        super(target, schema, compression);
        names = new byte[schema.size()][];
        bare = new boolean[schema.size()];
        for (int i = 0; i < names.length; i++) {
            StringBuilder name = new StringBuilder(i == 0 ? "{" : ",");
            JsonText.quote(schema.field(i).name(), name);
            names[i] = name.append(':').toString().getBytes(StandardCharsets.UTF_8);
            Type type = schema.type(i);
            if (type instanceof NestedType) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "Column '%s' is %s, which cannot be written to JSON files"
                                .formatted(schema.field(i).name(), type),
                        "Cast it to VARCHAR, or select its parts.");
            }
            bare[i] = type.numeric() || type == SimpleType.BOOLEAN;
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
    protected void row(BytesVector[] texts, int row, OutputStream target) throws IOException {
        for (int i = 0; i < texts.length; i++) {
            target.write(names[i]);
            if (texts[i].isNull(row)) {
                target.write(NULL);
                continue;
            }
            byte[] heap = texts[i].heap();
            int start = texts[i].starts()[row];
            int length = texts[i].lengths()[row];
            if (bare[i] && !isWordForNumber(heap, start, length)) {
                target.write(heap, start, length);
            } else {
                quote(heap, start, length, target);
            }
        }
        target.write('}');
        target.write('\n');
    }

    /// Whether it is NaN, Infinity or -Infinity.
    private static boolean isWordForNumber(byte[] heap, int start, int length) {
        byte last = length == 0 ? 0 : heap[start + length - 1];
        return last == 'N' || last == 'y';
    }

    private static void quote(byte[] heap, int start, int length, OutputStream target)
            throws IOException {
        target.write('"');
        int written = start;
        for (int i = start; i < start + length; i++) {
            byte b = heap[i];
            if (b != '"' && b != '\\' && (b < 0 || b >= 0x20)) {
                continue;
            }
            target.write(heap, written, i - written);
            written = i + 1;
            switch (b) {
                case '"', '\\' -> {
                    target.write('\\');
                    target.write(b);
                }
                case '\n' -> target.write(new byte[] {'\\', 'n'});
                case '\r' -> target.write(new byte[] {'\\', 'r'});
                case '\t' -> target.write(new byte[] {'\\', 't'});
                default -> {
                    target.write(new byte[] {'\\', 'u', '0', '0'});
                    target.write(HEX.charAt(b >> 4));
                    target.write(HEX.charAt(b & 15));
                }
            }
        }
        target.write(heap, written, start + length - written);
        target.write('"');
    }
}
