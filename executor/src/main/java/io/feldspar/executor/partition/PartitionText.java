package io.feldspar.executor.partition;

import io.feldspar.executor.partition.Transform.TimeUnit;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values of partitions as texts, and as names of folders.
public final class PartitionText {

    /// The name of the folder of a NULL, as Hive has it.
    public static final String HIVE_NULL = "__HIVE_DEFAULT_PARTITION__";

    private static final String UNRESERVED = "-_.~";

    private PartitionText() {}

    /// As Iceberg shows it: `2024-01` for months, the value itself for identity.
    ///
    /// @param type of the value
    /// @param value as [io.feldspar.executor.vector.Values] defines it
    public static String of(Transform transform, Type type, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (transform instanceof Transform.Time(TimeUnit unit) && value instanceof Integer number) {
            return time(unit, number);
        }
        return of(type, value);
    }

    private static String time(TimeUnit unit, int number) {
        return switch (unit) {
            case YEAR -> String.valueOf(1970 + number);
            case MONTH ->
                    String.format(
                            Locale.ROOT,
                            "%04d-%02d",
                            1970 + Math.floorDiv(number, 12),
                            1 + Math.floorMod(number, 12));
            case DAY -> LocalDate.ofEpochDay(number).toString();
            case HOUR ->
                    String.format(
                            Locale.ROOT,
                            "%s-%02d",
                            LocalDate.ofEpochDay(Math.floorDiv(number, 24)),
                            Math.floorMod(number, 24));
        };
    }

    private static String of(Type type, Object value) {
        return switch (value) {
            case Integer day when type == SimpleType.DATE -> LocalDate.ofEpochDay(day).toString();
            case Long micros when type == SimpleType.TIME ->
                    LocalTime.ofNanoOfDay(micros * 1000).toString();
            case Long micros when type == SimpleType.TIMESTAMP -> timestamp(micros);
            case Long micros when type == SimpleType.TIMESTAMP_TZ -> timestamp(micros) + "+00:00";
            case BigDecimal number -> number.toPlainString();
            case byte[] bytes when type == SimpleType.UUID -> HexFormat.of().formatHex(bytes);
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            default -> value.toString();
        };
    }

    private static String timestamp(long micros) {
        return LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L),
                        (int) Math.floorMod(micros, 1_000_000L) * 1000,
                        ZoneOffset.UTC)
                .toString();
    }

    /// The name of a folder, `name=value`, in which other characters than letters, digits and
    /// `-_.~` are percent-encoded.
    public static String folder(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean letter =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }
}
