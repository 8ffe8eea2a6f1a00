package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.time.IntervalText;
import io.feldspar.executor.function.time.IntervalText.Unit;
import io.feldspar.sql.error.PlacedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Intervals whose units are within the quotes, are several, or are other spellings of Calcite's.
///
/// ```text
/// INTERVAL '90 days'                 INTERVAL '90' DAY
/// INTERVAL '1 year 2 months'         INTERVAL '14' MONTH
/// INTERVAL 1 DAY 2 HOURS             INTERVAL '93600' SECOND
/// INTERVAL '1 02:03' DAY TO MINUTE   INTERVAL '93780' SECOND
/// ```
final class Intervals {

    private static final Pattern NUMBER =
            Pattern.compile("\\s*([+-]?)\\s*(\\d{1,18}(?:\\.\\d{0,18})?|\\.\\d{1,18})\\s*");

    private static final BigDecimal MICROS_PER_DAY = BigDecimal.valueOf(86_400_000_000L);

    private Intervals() {}

    /// A number, or a text of several, with the unit behind it.
    ///
    /// @param sign -1 or 1
    /// @param place of the text
    /// @param unit null where the text has it
    record Part(int sign, String text, SqlParserPos place, @Nullable SqlIntervalQualifier unit) {}

    /// Whether the text between the quotes has its unit.
    ///
    /// @param next the word behind the quotes, perhaps the unit of a time such as `12:30`
    static boolean namesUnit(String text, String next) {
        try {
            return IntervalText.parse(text) != null
                    && !(isUnit(next) && text.chars().noneMatch(Character::isLetter));
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    /// Whether the word is the name of a unit; those of one or two letters are only so in quotes.
    static boolean isUnit(String word) {
        return word.length() > 2 && Unit.parse(word) != null;
    }

    /// Whether the word names a unit that Calcite's grammar does not know.
    static boolean isAbbreviation(String word) {
        Unit unit = isUnit(word) ? Unit.parse(word) : null;
        return unit != null
                && switch (unit) {
                    case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND ->
                            !word.equalsIgnoreCase(unit.name())
                                    && !word.equalsIgnoreCase(unit.name() + "S");
                    case MILLENNIUM, CENTURY, DECADE, MILLISECOND, MICROSECOND -> true;
                };
    }

    static SqlIntervalQualifier unit(String word, SqlParserPos position) {
        Unit unit = Objects.requireNonNull(Unit.parse(word));
        return qualifier(TimeUnit.valueOf(unit.name()), position);
    }

    /// No unit, since the text has its own.
    ///
    /// @param next the word behind the quotes, which must not be another unit
    static @Nullable SqlIntervalQualifier noOther(String text, String next, SqlParserPos place) {
        if (!isUnit(next)) {
            return null;
        }
        throw refused(
                ErrorCode.SYNTAX_ERROR,
                "The interval '%s' has its unit within the quotes, but '%s' follows"
                        .formatted(text, next),
                "Leave out one of them. For a column's name, write AS \"%s\".".formatted(next),
                place);
    }

    /// The interval of a text with its units.
    static SqlNode written(SqlNode text, SqlParserPos position) {
        SqlParserPos place = text.getParserPosition();
        if (!(text instanceof SqlCharStringLiteral literal)) {
            throw refused(
                    ErrorCode.NOT_SUPPORTED,
                    "A cast to INTERVAL requires a text literal",
                    "Cast to INTERVAL DAY TO SECOND or INTERVAL YEAR TO MONTH.",
                    place);
        }
        String value = literal.getValueAs(String.class);
        if (!namesUnit(value, "")) {
            throw refused(
                    ErrorCode.INVALID_DATETIME,
                    "The value '%s' is not an interval".formatted(value),
                    "Write it like '3 days 2 hours'.",
                    place);
        }
        return of(position, List.of(new Part(1, value, place, null)));
    }

    /// @param parts one at least; those of a list have units
    static SqlNode of(SqlParserPos position, List<Part> parts) {
        Part first = parts.getFirst();
        IntervalText sum = parts.size() == 1 ? known(first) : sum(parts);
        return sum == null ? standard(position, first) : literal(position, sum, first);
    }

    /// What the standard's literals cannot hold, or null.
    private static @Nullable IntervalText known(Part part) {
        SqlIntervalQualifier unit = part.unit();
        if (unit == null) {
            return signed(within(part), part.sign());
        }
        if (unit.timeUnitRange.endUnit != null) {
            return signed(range(part.text(), unit), part.sign());
        }
        Matcher number = NUMBER.matcher(part.text());
        boolean standard =
                isStandard(unit.getStartUnit())
                        && (!number.matches()
                                || (number.group(2).length() < 10
                                        && !number.group(2).contains(".")));
        return standard ? null : sum(List.of(part));
    }

    private static boolean isStandard(TimeUnit unit) {
        return switch (unit) {
            case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND -> true;
            default -> false;
        };
    }

    private static SqlNode standard(SqlParserPos position, Part part) {
        String text = part.text().strip();
        SqlIntervalQualifier unit = Objects.requireNonNull(part.unit());
        return ExactInterval.of(part.sign(), text, unit, position);
    }

    private static IntervalText within(Part part) {
        try {
            return Objects.requireNonNull(IntervalText.parse(part.text()));
        } catch (IllegalArgumentException e) {
            throw refused(
                    ErrorCode.NOT_SUPPORTED,
                    "Unit '" + e.getMessage() + "' is not known",
                    "Use DAY or MONTH.",
                    part.place());
        }
    }

    private static @Nullable IntervalText signed(@Nullable IntervalText text, int sign) {
        return text == null || sign > 0 ? text : text.negated();
    }

    /// Null where one is not a number.
    private static @Nullable IntervalText sum(List<Part> parts) {
        IntervalText sum = IntervalText.NONE;
        for (Part part : parts) {
            Matcher number = NUMBER.matcher(part.text());
            SqlIntervalQualifier unit = part.unit();
            if (!number.matches() || unit == null || unit.timeUnitRange.endUnit != null) {
                return null;
            }
            BigDecimal value = new BigDecimal(number.group(2));
            boolean negative = number.group(1).equals("-") ^ part.sign() < 0;
            sum =
                    sum.plus(
                            negative ? value.negate() : value,
                            Unit.valueOf(unit.getStartUnit().name()));
        }
        return sum;
    }

    /// `1 02:03:04.5` DAY TO SECOND and its like, or null.
    private static @Nullable IntervalText range(String text, SqlIntervalQualifier unit) {
        return unit.getStartUnit() == TimeUnit.YEAR
                ? null
                : IntervalText.ofFields(
                        text,
                        unit.getStartUnit().ordinal() - TimeUnit.DAY.ordinal(),
                        unit.getEndUnit().ordinal() - TimeUnit.DAY.ordinal());
    }

    private static SqlNode literal(SqlParserPos position, IntervalText sum, Part first) {
        BigDecimal months = sum.months().stripTrailingZeros();
        BigDecimal micros = sum.micros();
        if (months.scale() > 0) {
            throw refused(
                    ErrorCode.INVALID_DATETIME,
                    "The interval '" + first.text() + "' has a part of a month",
                    "Write it in days.",
                    first.place());
        }
        if (sum.calendar() && micros.signum() == 0) {
            return exact(position, months, TimeUnit.MONTH, first);
        }
        SqlNode time = time(position, micros, sum.clock(), first);
        return months.signum() == 0
                ? time
                : MixedInterval.of(position, exact(position, months, TimeUnit.MONTH, first), time);
    }

    private static SqlNode time(
            SqlParserPos position, BigDecimal micros, boolean clock, Part shown) {
        boolean days = !clock && micros.remainder(MICROS_PER_DAY).signum() == 0;
        return days
                ? exact(position, micros.divide(MICROS_PER_DAY), TimeUnit.DAY, shown)
                : exact(position, micros.movePointLeft(6), TimeUnit.SECOND, shown);
    }

    private static SqlNode exact(
            SqlParserPos position, BigDecimal number, TimeUnit unit, Part shown) {
        return ExactInterval.of(number, qualifier(unit, position), shown.text(), position);
    }

    private static SqlIntervalQualifier qualifier(TimeUnit unit, SqlParserPos position) {
        return new SqlIntervalQualifier(unit, null, position);
    }

    private static PlacedException refused(
            ErrorCode code, String problem, String advice, SqlParserPos place) {
        return PlacedException.of(new FeldsparException(code, problem, advice), place);
    }
}
