package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.VectorBuilder;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;

/// UUID values as text, and texts as UUID values: 32 hexadecimal digits, in braces or not, with
/// hyphens anywhere between them or without, as PostgreSQL reads them.
public final class UuidText {

    private static final int DIGITS = 32;
    private static final Pattern WRITTEN = Pattern.compile("[0-9a-fA-F]{32}");

    private UuidText() {}

    static ScalarCode code(Type from) {
        if (from == SimpleType.VARCHAR) {
            return ScalarCode.interpreted((in, out) -> out.text.append(parse(in[0].slice), 0, 16))
                    .failing();
        }
        if (from == SimpleType.VARBINARY) {
            return ScalarCode.interpreted(
                            (in, out) -> {
                                if (in[0].slice.length != 16) {
                                    throw CastCode.invalid(
                                            in[0].slice.length + " bytes", SimpleType.UUID);
                                }
                                out.text.append(in[0].slice);
                            })
                    .failing();
        }
        throw CastCode.mismatch(from, SimpleType.UUID);
    }

    private static byte[] parse(Slice text) {
        String written = text.text().strip();
        boolean braces = written.startsWith("{") && written.endsWith("}");
        String inner = braces ? written.substring(1, written.length() - 1) : written;
        String digits = inner.replace("-", "");
        if (!WRITTEN.matcher(digits).matches() || inner.startsWith("-") || inner.endsWith("-")) {
            throw CastCode.invalid(text.text(), SimpleType.UUID);
        }
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(Long.parseUnsignedLong(digits, 0, DIGITS / 2, 16));
        bytes.putLong(Long.parseUnsignedLong(digits, DIGITS / 2, DIGITS, 16));
        return bytes.array();
    }

    /// Appends the value of a text.
    public static void append(Slice text, VectorBuilder target) {
        target.appendBytes(parse(text), 0, 16);
    }

    /// Appends the value.
    public static void append(UUID value, VectorBuilder target) {
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .putLong(value.getMostSignificantBits())
                        .putLong(value.getLeastSignificantBits())
                        .array();
        target.appendBytes(bytes, 0, 16);
    }

    /// Appends the text of a value's bytes.
    static void append(Slice bytes, SliceBuilder out) {
        out.append(of(bytes.bytes()).toString());
    }

    /// The value of 16 bytes.
    public static UUID of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
