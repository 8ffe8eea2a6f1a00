package io.feldspar.executor.function.cast;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.time.TimeText;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// CAST to VARCHAR and VARBINARY: every type as SQL writes it.
public final class ToText {

    private ToText() {}

    static ScalarCode code(Type from, SimpleType to) {
        if (from == SimpleType.VARCHAR && to == SimpleType.VARBINARY) {
            return ScalarCode.of(ToText.class, "same", ToText::interpretSame).sliced();
        }
        if (from == SimpleType.VARBINARY && to == SimpleType.VARCHAR) {
            return ScalarCode.of(
                            ToText.class, "decoded", (in, out) -> decoded(in[0].slice, out.text))
                    .failing()
                    .sliced();
        }
        if (to == SimpleType.VARBINARY) {
            throw CastCode.mismatch(from, to);
        }
        return ScalarCode.interpreted((in, out) -> append(from, in[0], out.text));
    }

    private static void interpretSame(Cell[] in, Cell out) {
        same(in[0].slice, out.text);
    }

    public static void same(Slice text, SliceBuilder out) {
        out.view(text.start, text.length);
    }

    /// The same bytes, which must be UTF-8.
    public static void decoded(Slice bytes, SliceBuilder out) {
        checkUtf8(bytes);
        out.view(bytes.start, bytes.length);
    }

    static void checkUtf8(Slice bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.heap, bytes.start, bytes.length));
        } catch (CharacterCodingException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_CAST,
                    "The VARBINARY value is not valid UTF-8",
                    "Use HEX to see its bytes.",
                    cause);
        }
    }

    /// Appends the value as SQL prints it.
    public static void append(Type type, Cell value, SliceBuilder out) {
        switch (type) {
            case NestedType nested -> NestedText.append(nested, value, out);
            case DecimalType decimal -> {
                BigDecimal number = new BigDecimal(value.int128.toBigInteger(), decimal.scale());
                out.append(number.toPlainString());
            }
            case SimpleType simple -> {
                switch (simple) {
                    case BOOLEAN -> out.append(value.bool ? "true" : "false");
                    case TINYINT, SMALLINT, INTEGER -> out.append(Integer.toString(value.int32));
                    case BIGINT -> out.append(Long.toString(value.int64));
                    case REAL -> out.append(Float.toString((float) value.real));
                    case DOUBLE -> out.append(Double.toString(value.real));
                    case DATE -> TimeText.appendDate(value.int32, out);
                    case TIME -> TimeText.appendTime(value.int64, out);
                    case TIMESTAMP -> TimeText.appendTimestamp(value.int64, out);
                    case TIMESTAMP_TZ -> {
                        TimeText.appendTimestamp(value.int64, out);
                        out.append("+00:00");
                    }
                    case INTERVAL_YEAR_MONTH -> TimeText.appendMonths(value.int32, out);
                    case INTERVAL_DAY_TIME -> TimeText.appendMicros(value.int64, out);
                    case VARCHAR, VARBINARY -> out.append(value.slice);
                    case UUID -> UuidText.append(value.slice, out);
                    case VARIANT ->
                            VariantJson.appendText(
                                    Variant.of(value.slice.heap, value.slice.start), out);
                    case NULL -> throw new IllegalArgumentException("NULL has no text");
                }
            }
        }
    }
}
