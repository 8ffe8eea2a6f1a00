package io.feldspar.executor.source.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How dates or timestamps are written: as `%d/%m/%Y` or as `dd/MM/yyyy`.
public final class TimeFormat {

    private final DateTimeFormatter formatter;

    private TimeFormat(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /// @throws FeldsparException with INVALID_PARAMETER where it is not a format
    public static TimeFormat parse(String format) {
        String pattern = format.indexOf('%') >= 0 ? fromPercent(format) : format;
        try {
            return new TimeFormat(
                    DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                            .withResolverStyle(ResolverStyle.STRICT));
        } catch (IllegalArgumentException e) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is not a date format: %s".formatted(format, e.getMessage()),
                    "Write it like '%d/%m/%Y' or 'dd/MM/yyyy'.",
                    e);
        }
    }

    private static String fromPercent(String format) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                c = format.charAt(++i);
                pattern.append(
                        switch (c) {
                            case 'Y' -> "uuuu";
                            case 'y' -> "uu";
                            case 'm' -> "MM";
                            case 'd' -> "dd";
                            case 'H' -> "HH";
                            case 'I' -> "hh";
                            case 'M' -> "mm";
                            case 'S' -> "ss";
                            case 'f' -> "SSSSSS";
                            case 'p' -> "a";
                            case 'b' -> "MMM";
                            case 'B' -> "MMMM";
                            case 'j' -> "DDD";
                            case 'a' -> "EEE";
                            case 'A' -> "EEEE";
                            case 'z' -> "xx";
                            case '%' -> "'%'";
                            default ->
                                    throw new FeldsparException(
                                            ErrorCode.INVALID_PARAMETER,
                                            "Unknown field '%%%c' in date format '%s'"
                                                    .formatted(c, format));
                        });
            } else {
                pattern.append(c == '\'' ? "''" : Character.isLetter(c) ? "'" + c + "'" : "" + c);
            }
        }
        return pattern.toString();
    }

    /// Days since 1970-01-01, or null where the text is not of the format.
    @Nullable Integer day(String text) {
        try {
            return (int) LocalDate.parse(text, formatter).toEpochDay();
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Microseconds since 1970-01-01 00:00 UTC, or null where the text is not of the format.
    @Nullable Long micros(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalTime time = parsed.query(TemporalQueries.localTime());
            LocalDate date = LocalDate.from(parsed);
            LocalDateTime at = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
            int offset =
                    parsed.isSupported(ChronoField.OFFSET_SECONDS)
                            ? parsed.get(ChronoField.OFFSET_SECONDS)
                            : 0;
            return (at.toEpochSecond(ZoneOffset.UTC) - offset) * 1_000_000 + at.getNano() / 1_000;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
