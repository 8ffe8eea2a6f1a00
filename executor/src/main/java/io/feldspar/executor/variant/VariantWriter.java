package io.feldspar.executor.variant;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes VARIANT values: fields sorted by name, numbers in the smallest form that holds them.
public final class VariantWriter {

    private static final int VERSION = 1;
    private static final int SORTED = 1 << 4;
    private static final int MAX_SHORT_STRING = 63;
    private static final int MAX_DIGITS = 38;

    /// A moment with its kind, for values that Java's types do not tell apart.
    public record Moment(VariantKind kind, long value) {}

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<byte[]> names = new ArrayList<>();

    private VariantWriter(Map<String, ?> sortedNames) {
        for (String name : sortedNames.keySet()) {
            ids.put(name, names.size());
            names.add(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The bytes of a value.
    ///
    /// @param value null, Boolean, Long, Double, Float, BigDecimal, String, byte[], UUID, [Moment],
    ///     [Variant], a List or a Map with names as keys
    public static byte[] write(@Nullable Object value) {
        TreeMap<String, Boolean> all = new TreeMap<>();
        collect(value, all);
        VariantWriter writer = new VariantWriter(all);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.metadata(out);
        writer.value(value, out);
        return out.toByteArray();
    }

    private static void collect(@Nullable Object value, Map<String, Boolean> all) {
        switch (value) {
            case Map<?, ?> fields ->
                    fields.forEach(
                            (name, field) -> {
                                all.put((String) name, true);
                                collect(field, all);
                            });
            case List<?> elements -> elements.forEach(element -> collect(element, all));
            case Variant part -> collect(objectOf(part), all);
            case null, default -> {}
        }
    }

    /// The value as [#write] takes it, without a [Variant].
    private static @Nullable Object objectOf(Variant value) {
        return switch (value.kind()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case BYTE, SHORT, INT, LONG -> value.integer();
            case DOUBLE -> value.real();
            case FLOAT -> (float) value.real();
            case DECIMAL4, DECIMAL8, DECIMAL16 -> value.decimal();
            case STRING -> value.text();
            case BINARY -> value.bytes();
            case UUID -> value.uuid();
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ -> new Moment(value.kind(), value.integer());
            case ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = 0; i < value.size(); i++) {
                    elements.add(objectOf(value.part(i)));
                }
                yield elements;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (int i = 0; i < value.size(); i++) {
                    fields.put(value.key(i), objectOf(value.part(i)));
                }
                yield fields;
            }
        };
    }

    private void metadata(ByteArrayOutputStream out) {
        int total = names.stream().mapToInt(name -> name.length).sum();
        int width = width(Math.max(total, names.size()));
        out.write(VERSION | SORTED | (width - 1) << 6);
        number(names.size(), width, out);
        int offset = 0;
        for (byte[] name : names) {
            number(offset, width, out);
            offset += name.length;
        }
        number(offset, width, out);
        names.forEach(out::writeBytes);
    }

    private static int width(long max) {
        return max < 1 << 8 ? 1 : max < 1 << 16 ? 2 : max < 1 << 24 ? 3 : 4;
    }

    private static void number(long value, int width, ByteArrayOutputStream out) {
        for (int i = 0; i < width; i++) {
            out.write((int) (value >> (8 * i)));
        }
    }

    private static void primitive(VariantKind kind, ByteArrayOutputStream out) {
        out.write(kind.code() << 2);
    }

    private void value(@Nullable Object value, ByteArrayOutputStream out) {
        switch (value) {
            case null -> primitive(VariantKind.NULL, out);
            case Boolean truth -> primitive(truth ? VariantKind.TRUE : VariantKind.FALSE, out);
            case Long number -> integer(number, out);
            case Double number -> {
                primitive(VariantKind.DOUBLE, out);
                number(Double.doubleToLongBits(number), 8, out);
            }
            case Float number -> {
                primitive(VariantKind.FLOAT, out);
                number(Float.floatToIntBits(number), 4, out);
            }
            case BigDecimal decimal -> decimal(decimal, out);
            case String text -> text(text.getBytes(StandardCharsets.UTF_8), out);
            case Variant part -> value(objectOf(part), out);
            case UUID id -> {
                primitive(VariantKind.UUID, out);
                number(Long.reverseBytes(id.getMostSignificantBits()), 8, out);
                number(Long.reverseBytes(id.getLeastSignificantBits()), 8, out);
            }
            case byte[] bytes -> {
                primitive(VariantKind.BINARY, out);
                number(bytes.length, 4, out);
                out.writeBytes(bytes);
            }
            case Moment moment -> {
                primitive(moment.kind(), out);
                number(moment.value(), moment.kind() == VariantKind.DATE ? 4 : 8, out);
            }
            case List<?> elements -> array(elements, out);
            case Map<?, ?> fields -> object(fields, out);
            default -> throw new IllegalArgumentException("no VARIANT of " + value.getClass());
        }
    }

    private static void integer(long value, ByteArrayOutputStream out) {
        boolean isByte = value == (byte) value;
        boolean isShort = value == (short) value;
        boolean isInt = value == (int) value;
        VariantKind kind =
                isByte
                        ? VariantKind.BYTE
                        : isShort ? VariantKind.SHORT : isInt ? VariantKind.INT : VariantKind.LONG;
        primitive(kind, out);
        number(value, isByte ? 1 : isShort ? 2 : isInt ? 4 : 8, out);
    }

    private static void decimal(BigDecimal value, ByteArrayOutputStream out) {
        BigInteger digits = value.unscaledValue();
        int precision = value.precision();
        VariantKind kind =
                precision <= 9
                        ? VariantKind.DECIMAL4
                        : precision <= 18 ? VariantKind.DECIMAL8 : VariantKind.DECIMAL16;
        primitive(kind, out);
        out.write(value.scale());
        int width = precision <= 9 ? 4 : precision <= 18 ? 8 : 16;
        for (int i = 0; i < width; i++) {
            out.write(digits.shiftRight(8 * i).intValue());
        }
    }

    /// A number of JSON that is not whole: a decimal where it has at most 38 digits and no
    /// exponent.
    public static Object number(String text) {
        boolean plain = text.indexOf('e') < 0 && text.indexOf('E') < 0;
        BigDecimal exact = plain ? new BigDecimal(text) : BigDecimal.ZERO;
        return plain && exact.precision() <= MAX_DIGITS && exact.scale() <= MAX_DIGITS
                ? exact
                : Double.valueOf(text);
    }

    private static void text(byte[] bytes, ByteArrayOutputStream out) {
        if (bytes.length <= MAX_SHORT_STRING) {
            out.write(bytes.length << 2 | 1);
        } else {
            primitive(VariantKind.STRING, out);
            number(bytes.length, 4, out);
        }
        out.writeBytes(bytes);
    }

    private void array(List<?> elements, ByteArrayOutputStream out) {
        List<byte[]> parts = new ArrayList<>();
        elements.forEach(element -> parts.add(part(element)));
        int total = total(parts);
        int width = width(total);
        boolean large = parts.size() > 255;
        out.write(3 | (width - 1) << 2 | (large ? 1 << 4 : 0));
        number(parts.size(), large ? 4 : 1, out);
        parts(parts, width, out);
    }

    private void object(Map<?, ?> fields, ByteArrayOutputStream out) {
        TreeMap<String, @Nullable Object> ordered = new TreeMap<>();
        fields.forEach((name, field) -> ordered.put((String) name, field));
        List<byte[]> parts = new ArrayList<>();
        ordered.values().forEach(field -> parts.add(part(field)));
        int width = width(total(parts));
        int idWidth = width(names.size());
        boolean large = parts.size() > 255;
        out.write(2 | (width - 1) << 2 | (idWidth - 1) << 4 | (large ? 1 << 6 : 0));
        number(parts.size(), large ? 4 : 1, out);
        for (String name : ordered.keySet()) {
            number(ids.getOrDefault(name, 0), idWidth, out);
        }
        parts(parts, width, out);
    }

    private byte[] part(@Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        value(value, out);
        return out.toByteArray();
    }

    private static int total(List<byte[]> parts) {
        long total = 0;
        for (byte[] part : parts) {
            total += part.length;
        }
        if (total > 128 << 20) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "A VARIANT is larger than 128 MiB",
                    "Store its parts in rows of their own.");
        }
        return (int) total;
    }

    private static void parts(List<byte[]> parts, int width, ByteArrayOutputStream out) {
        int offset = 0;
        for (byte[] part : parts) {
            number(offset, width, out);
            offset += part.length;
        }
        number(offset, width, out);
        parts.forEach(out::writeBytes);
    }
}
