package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A format of dates such as `%Y-%m-%d` (strftime) or `yyyy-MM-dd` (Java, Spark); one with a
/// percent sign is the former. As in Spark, a run of S reads fractions of up to so many digits.
public final class DatePattern {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final String source;
    private final DateTimeFormatter formatter;
    private final DateTimeFormatter parser;

    private DatePattern(String source, DateTimeFormatter formatter, DateTimeFormatter parser) {
        this.source = source;
        this.formatter = formatter;
        this.parser = parser;
    }

    /// @throws FeldsparException with INVALID_PARAMETER where it is not a format
    public static DatePattern compile(String source) {
        try {
            DateTimeFormatterBuilder formatting = new DateTimeFormatterBuilder();
            DateTimeFormatterBuilder parsing = new DateTimeFormatterBuilder();
            if (source.indexOf('%') >= 0) {
                percent(source, formatting);
                percent(source, parsing);
            } else {
                LetterPattern letters = new LetterPattern(source);
                letters.format(formatting);
                letters.parse(parsing.parseCaseInsensitive());
            }
            return new DatePattern(source, strict(formatting), strict(parsing));
        } catch (IllegalArgumentException | ClassCastException cause) {
            // The JDK casts wrongly where a padded field such as ppHH is followed by a number.
            throw new FeldsparException(
                    LetterPattern.known(source)
                            ? ErrorCode.INVALID_FORMAT
                            : ErrorCode.UNKNOWN_FORMAT,
                    "The date format '" + source + "' is not valid",
                    "Write it like '%Y-%m-%d' or 'yyyy-MM-dd'.",
                    cause);
        }
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    boolean of(Slice text) {
        return source.equals(text.text());
    }

    private static void percent(String source, DateTimeFormatterBuilder builder) {
        for (int i = 0; i < source.length(); i++) {
            char letter = source.charAt(i);
            if (letter != '%') {
                builder.appendLiteral(letter);
                continue;
            }
            i++;
            char field = i < source.length() ? source.charAt(i) : ' ';
            if (field == '%') {
                builder.appendLiteral('%');
            } else {
                builder.appendPattern(pattern(field));
            }
        }
    }

    private static String pattern(char field) {
        return switch (field) {
            case 'Y' -> "uuuu";
            case 'y' -> "uu";
            case 'm' -> "MM";
            case 'B' -> "MMMM";
            case 'b' -> "MMM";
            case 'd' -> "dd";
            case 'j' -> "DDD";
            case 'H' -> "HH";
            case 'I' -> "hh";
            case 'p' -> "a";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'f' -> "SSSSSS";
            case 'A' -> "EEEE";
            case 'a' -> "EEE";
            default -> throw new IllegalArgumentException("no field %" + field);
        };
    }

    /// The timestamp as text.
    public String format(long micros) {
        try {
            return formatter.format(dateTime(micros).atZone(UTC));
        } catch (DateTimeException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The date format '" + source + "' has a field that a timestamp does not have",
                    cause);
        }
    }

    static LocalDateTime dateTime(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, Calendars.MICROS_PER_SECOND),
                (int) Math.floorMod(micros, Calendars.MICROS_PER_SECOND) * 1000,
                ZoneOffset.UTC);
    }

    /// The microseconds of the text; what the format does not say is 1970-01-01 and midnight, and
    /// what has a zone is turned to UTC.
    ///
    /// @throws FeldsparException with INVALID_DATETIME where the text is not of the format
    public long parse(String text) {
        try {
            TemporalAccessor parsed = parsed(text);
            return micros(
                    ParsedFields.date(parsed).atTime(ParsedFields.time(parsed)),
                    parsed.query(TemporalQueries.zone()));
        } catch (DateTimeException cause) {
            throw invalid(text, cause);
        }
    }

    /// The microseconds since midnight of the text.
    ///
    /// @throws FeldsparException with INVALID_DATETIME where the text is not of the format
    public long parseTime(String text) {
        try {
            return ParsedFields.time(parsed(text)).toNanoOfDay() / 1000;
        } catch (DateTimeException cause) {
            throw invalid(text, cause);
        }
    }

    private TemporalAccessor parsed(String text) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor parsed = parser.parse(text, position);
        if (position.getIndex() != text.length()) {
            throw invalid(text, null);
        }
        return parsed;
    }

    private static long micros(LocalDateTime time, @Nullable ZoneId zone) {
        long second = time.atZone(zone == null ? ZoneOffset.UTC : zone).toEpochSecond();
        return Calendars.checkTimestamp(
                second * Calendars.MICROS_PER_SECOND + time.getNano() / 1000);
    }

    private FeldsparException invalid(String text, @Nullable Throwable cause) {
        return new FeldsparException(
                ErrorCode.UNPARSEABLE_DATETIME,
                "The value '" + text + "' does not match the date format '" + source + "'",
                "Correct the value or the format.",
                cause);
    }
}
