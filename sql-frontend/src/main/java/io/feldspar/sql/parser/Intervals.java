package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Intervals whose unit is within the quotes, or is another spelling of one of Calcite's.
///
/// ```text
/// INTERVAL '90 days'              INTERVAL '90' DAY
/// INTERVAL '1 year 2 months'      INTERVAL '14' MONTH
/// INTERVAL '120' DAY              INTERVAL '120' DAY(3)
/// ```
final class Intervals {

    private static final Pattern PART = Pattern.compile("\\s*(-?\\d{1,10})\\s+([A-Za-z]+)\\s*");

    private static final Pattern PARTS = Pattern.compile("(?:" + PART.pattern() + ")+");

    /// A number of three digits or more before the point.
    private static final Pattern WHOLE = Pattern.compile("-?(\\d{3,10})(?:\\.\\d*)?");

    private static final Map<String, TimeUnit> UNITS =
            Map.ofEntries(
                    Map.entry("YEAR", TimeUnit.YEAR),
                    Map.entry("YEARS", TimeUnit.YEAR),
                    Map.entry("QUARTER", TimeUnit.QUARTER),
                    Map.entry("QUARTERS", TimeUnit.QUARTER),
                    Map.entry("MONTH", TimeUnit.MONTH),
                    Map.entry("MONTHS", TimeUnit.MONTH),
                    Map.entry("MON", TimeUnit.MONTH),
                    Map.entry("MONS", TimeUnit.MONTH),
                    Map.entry("WEEK", TimeUnit.WEEK),
                    Map.entry("WEEKS", TimeUnit.WEEK),
                    Map.entry("DAY", TimeUnit.DAY),
                    Map.entry("DAYS", TimeUnit.DAY),
                    Map.entry("HOUR", TimeUnit.HOUR),
                    Map.entry("HOURS", TimeUnit.HOUR),
                    Map.entry("MINUTE", TimeUnit.MINUTE),
                    Map.entry("MINUTES", TimeUnit.MINUTE),
                    Map.entry("MIN", TimeUnit.MINUTE),
                    Map.entry("MINS", TimeUnit.MINUTE),
                    Map.entry("SECOND", TimeUnit.SECOND),
                    Map.entry("SECONDS", TimeUnit.SECOND),
                    Map.entry("SECS", TimeUnit.SECOND));

    private static final Map<TimeUnit, Long> MONTHS =
            Map.of(TimeUnit.YEAR, 12L, TimeUnit.QUARTER, 3L, TimeUnit.MONTH, 1L);

    private static final long SECONDS_A_DAY = 86_400;

    private static final Map<TimeUnit, Long> SECONDS =
            Map.of(
                    TimeUnit.WEEK, 7 * SECONDS_A_DAY,
                    TimeUnit.DAY, SECONDS_A_DAY,
                    TimeUnit.HOUR, 3600L,
                    TimeUnit.MINUTE, 60L,
                    TimeUnit.SECOND, 1L);

    private Intervals() {}

    /// Several amounts as one of the smallest unit that they share.
    private record Amount(long value, TimeUnit unit) {}

    /// Whether the text between the quotes has its unit.
    static boolean namesUnit(String text) {
        return PARTS.matcher(text).matches();
    }

    static boolean isUnit(String word) {
        return UNITS.containsKey(word.toUpperCase(Locale.ROOT));
    }

    /// Whether the word names a unit and is not a keyword.
    static boolean isAbbreviation(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "MON", "MONS", "MIN", "MINS", "SECS" -> true;
            default -> false;
        };
    }

    static SqlIntervalQualifier unit(String word, SqlParserPos position) {
        TimeUnit unit = UNITS.getOrDefault(word.toUpperCase(Locale.ROOT), TimeUnit.SECOND);
        return qualifier(unit, -1, position);
    }

    /// No unit, since the text has its own.
    ///
    /// @param next the word behind the quotes, which must not be another unit
    static @Nullable SqlIntervalQualifier noOther(String text, String next, SqlParserPos place) {
        if (!isUnit(next)) {
            return null;
        }
        throw PlacedException.of(
                new FeldsparException(
                        ErrorCode.SYNTAX_ERROR,
                        "The interval '%s' has its unit within the quotes, but '%s' follows"
                                .formatted(text, next),
                        "Leave out one of them. For a column's name, write AS \"%s\"."
                                .formatted(next)),
                place);
    }

    /// @param unit behind the quotes, or null where the text has it
    static SqlLiteral literal(
            SqlParserPos position,
            int sign,
            String text,
            SqlParserPos place,
            @Nullable SqlIntervalQualifier unit) {
        if (unit != null) {
            return ExactInterval.of(sign, text.strip(), wide(unit, text.strip()), position);
        }
        Amount amount = amount(text, place);
        String value = Long.toString(amount.value());
        SqlIntervalQualifier own = wide(qualifier(amount.unit(), -1, position), value);
        return ExactInterval.of(sign, value, own, position);
    }

    /// Calcite's units have two digits where the user does not say how many.
    private static SqlIntervalQualifier wide(SqlIntervalQualifier unit, String text) {
        Matcher whole = WHOLE.matcher(text);
        boolean number = whole.matches();
        boolean precise =
                unit.timeUnitRange.endUnit == null
                        && unit.getStartUnit() != TimeUnit.WEEK
                        && unit.getStartUnit() != TimeUnit.QUARTER
                        && unit.getStartPrecisionPreservingDefault() < 0;
        return number && precise
                ? qualifier(unit.getStartUnit(), whole.group(1).length(), unit.getParserPosition())
                : unit;
    }

    private static SqlIntervalQualifier qualifier(
            TimeUnit unit, int digits, SqlParserPos position) {
        return new SqlIntervalQualifier(unit, digits, null, -1, position);
    }

    private static Amount amount(String text, SqlParserPos place) {
        long months = 0;
        long seconds = 0;
        boolean hasMonths = false;
        boolean hasSeconds = false;
        int parts = 0;
        Amount last = new Amount(0, TimeUnit.SECOND);
        Matcher part = PART.matcher(text);
        while (part.find()) {
            TimeUnit unit = UNITS.get(part.group(2).toUpperCase(Locale.ROOT));
            if (unit == null) {
                throw refused(
                        "Unit '" + part.group(2) + "' is not known", "Use DAY or MONTH.", place);
            }
            last = new Amount(Long.parseLong(part.group(1)), unit);
            parts++;
            hasMonths |= MONTHS.containsKey(unit);
            hasSeconds |= SECONDS.containsKey(unit);
            months += last.value() * MONTHS.getOrDefault(unit, 0L);
            seconds += last.value() * SECONDS.getOrDefault(unit, 0L);
        }
        if (parts == 1) {
            return last;
        }
        if (hasMonths && hasSeconds) {
            throw refused(
                    "The interval '" + text + "' mixes months with shorter units",
                    "Add two intervals, one of them in years and months.",
                    place);
        }
        return hasMonths
                ? new Amount(months, TimeUnit.MONTH)
                : seconds % SECONDS_A_DAY == 0
                        ? new Amount(seconds / SECONDS_A_DAY, TimeUnit.DAY)
                        : new Amount(seconds, TimeUnit.SECOND);
    }

    private static PlacedException refused(String problem, String advice, SqlParserPos place) {
        return PlacedException.of(
                new FeldsparException(ErrorCode.NOT_SUPPORTED, problem, advice), place);
    }
}
