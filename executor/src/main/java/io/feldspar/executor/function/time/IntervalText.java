package io.feldspar.executor.function.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An interval written with its units, as in `1 year 2 months`, `3 days 04:05:06.7` or `90 min`.
///
/// @param months of the years, quarters and months
/// @param micros of the weeks and shorter units
/// @param calendar whether the text has a unit of months
/// @param clock whether it has a shorter unit than a day
public record IntervalText(BigDecimal months, BigDecimal micros, boolean calendar, boolean clock) {

    public static final IntervalText NONE =
            new IntervalText(BigDecimal.ZERO, BigDecimal.ZERO, false, false);

    /// A unit by the months or microseconds of one.
    public enum Unit {
        MILLENNIUM(12_000, 0),
        CENTURY(1200, 0),
        DECADE(120, 0),
        YEAR(12, 0),
        QUARTER(3, 0),
        MONTH(1, 0),
        WEEK(0, 7 * Calendars.MICROS_PER_DAY),
        DAY(0, Calendars.MICROS_PER_DAY),
        HOUR(0, 3_600_000_000L),
        MINUTE(0, 60_000_000),
        SECOND(0, 1_000_000),
        MILLISECOND(0, 1000),
        MICROSECOND(0, 1);

        private final long months;
        private final long micros;

        Unit(long months, long micros) {
            this.months = months;
            this.micros = micros;
        }

        private boolean ofMonths() {
            return months > 0;
        }

        private boolean ofClock() {
            return months == 0 && micros < Calendars.MICROS_PER_DAY;
        }

        private BigDecimal times(BigDecimal number) {
            return number.multiply(BigDecimal.valueOf(Math.max(months, micros)));
        }

        /// The unit that a word names, or null.
        public static @Nullable Unit parse(String word) {
            return NAMES.get(word.toLowerCase(Locale.ROOT));
        }
    }

    private static final Map<String, Unit> NAMES =
            Map.ofEntries(
                    Map.entry("millennium", Unit.MILLENNIUM),
                    Map.entry("millenniums", Unit.MILLENNIUM),
                    Map.entry("millennia", Unit.MILLENNIUM),
                    Map.entry("century", Unit.CENTURY),
                    Map.entry("centuries", Unit.CENTURY),
                    Map.entry("decade", Unit.DECADE),
                    Map.entry("decades", Unit.DECADE),
                    Map.entry("year", Unit.YEAR),
                    Map.entry("years", Unit.YEAR),
                    Map.entry("yr", Unit.YEAR),
                    Map.entry("yrs", Unit.YEAR),
                    Map.entry("y", Unit.YEAR),
                    Map.entry("quarter", Unit.QUARTER),
                    Map.entry("quarters", Unit.QUARTER),
                    Map.entry("month", Unit.MONTH),
                    Map.entry("months", Unit.MONTH),
                    Map.entry("mon", Unit.MONTH),
                    Map.entry("mons", Unit.MONTH),
                    Map.entry("week", Unit.WEEK),
                    Map.entry("weeks", Unit.WEEK),
                    Map.entry("w", Unit.WEEK),
                    Map.entry("day", Unit.DAY),
                    Map.entry("days", Unit.DAY),
                    Map.entry("d", Unit.DAY),
                    Map.entry("hour", Unit.HOUR),
                    Map.entry("hours", Unit.HOUR),
                    Map.entry("hr", Unit.HOUR),
                    Map.entry("hrs", Unit.HOUR),
                    Map.entry("h", Unit.HOUR),
                    Map.entry("minute", Unit.MINUTE),
                    Map.entry("minutes", Unit.MINUTE),
                    Map.entry("min", Unit.MINUTE),
                    Map.entry("mins", Unit.MINUTE),
                    Map.entry("m", Unit.MINUTE),
                    Map.entry("second", Unit.SECOND),
                    Map.entry("seconds", Unit.SECOND),
                    Map.entry("sec", Unit.SECOND),
                    Map.entry("secs", Unit.SECOND),
                    Map.entry("s", Unit.SECOND),
                    Map.entry("millisecond", Unit.MILLISECOND),
                    Map.entry("milliseconds", Unit.MILLISECOND),
                    Map.entry("msec", Unit.MILLISECOND),
                    Map.entry("msecs", Unit.MILLISECOND),
                    Map.entry("ms", Unit.MILLISECOND),
                    Map.entry("microsecond", Unit.MICROSECOND),
                    Map.entry("microseconds", Unit.MICROSECOND),
                    Map.entry("usec", Unit.MICROSECOND),
                    Map.entry("usecs", Unit.MICROSECOND),
                    Map.entry("us", Unit.MICROSECOND));

    private static final Pattern PART =
            Pattern.compile(
                    "\\s*([+-]?)\\s*(?:"
                            + "(\\d{1,9}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d{0,9})?))?(?![\\d.:])"
                            + "|(\\d{1,18}(?:\\.\\d{0,18})?|\\.\\d{1,18})\\s*([A-Za-z]+))");

    /// The sign, the days, and `12:34:56.7` or a part of it.
    private static final Pattern FIELDS =
            Pattern.compile(
                    "\\s*([+-]?)\\s*(?:(\\d{1,18})\\s+)?"
                            + "(\\d{1,18}(?::\\d{1,2}){0,2}(?:\\.\\d{1,18})?)\\s*");

    private static final List<Unit> CLOCK_UNITS = List.of(Unit.HOUR, Unit.MINUTE, Unit.SECOND);

    private static final List<BigDecimal> CLOCK_LIMITS =
            List.of(BigDecimal.valueOf(24), BigDecimal.valueOf(60), BigDecimal.valueOf(60));

    private static final Pattern PREFIX =
            Pattern.compile("\\s*interval(?=[\\s+-])\\s*", Pattern.CASE_INSENSITIVE);

    /// The interval of a text, or null where it is not one of this form.
    ///
    /// @throws IllegalArgumentException where a word is not a unit, with the word as its message
    public static @Nullable IntervalText parse(String text) {
        Matcher prefix = PREFIX.matcher(text);
        Matcher part = PART.matcher(text);
        int place = prefix.lookingAt() ? prefix.end() : 0;
        int parts = 0;
        IntervalText sum = NONE;
        while (part.region(place, text.length()).lookingAt()) {
            sum = sum.plus(part);
            place = part.end();
            parts++;
        }
        boolean ago = text.substring(place).strip().equalsIgnoreCase("ago");
        if (parts == 0 || !(ago || text.substring(place).isBlank())) {
            return null;
        }
        return ago ? sum.negated() : sum;
    }

    /// The interval of fields from a first to a last one of DAY, HOUR, MINUTE and SECOND, such as
    /// `1 02:03:04.5`, or null where the text is not of this form.
    ///
    /// @param first 0 for DAY to 3 for SECOND
    public static @Nullable IntervalText ofFields(String text, int first, int last) {
        Matcher fields = FIELDS.matcher(text);
        if (!fields.matches() || (first == 0) != (fields.group(2) != null)) {
            return null;
        }
        List<String> clock = List.of(fields.group(3).split(":", -1));
        int from = Math.max(first, 1);
        if (clock.size() != last - from + 1 || (last < 3 && fields.group(3).contains("."))) {
            return null;
        }
        BigDecimal micros =
                first == 0 ? Unit.DAY.times(new BigDecimal(fields.group(2))) : BigDecimal.ZERO;
        for (int i = 0; i < clock.size(); i++) {
            BigDecimal number = new BigDecimal(clock.get(i));
            if (from + i > first && number.compareTo(CLOCK_LIMITS.get(from + i - 1)) >= 0) {
                return null;
            }
            micros = micros.add(CLOCK_UNITS.get(from + i - 1).times(number));
        }
        boolean negative = fields.group(1).equals("-");
        return NONE.plus(negative ? micros.negate() : micros, Unit.MICROSECOND);
    }

    private IntervalText plus(Matcher part) {
        boolean negative = part.group(1).equals("-");
        String word = part.group(6);
        if (word == null) {
            BigDecimal micros =
                    Unit.HOUR
                            .times(new BigDecimal(part.group(2)))
                            .add(Unit.MINUTE.times(new BigDecimal(part.group(3))));
            if (part.group(4) != null) {
                micros = micros.add(Unit.SECOND.times(new BigDecimal(part.group(4))));
            }
            return plus(negative ? micros.negate() : micros, Unit.MICROSECOND);
        }
        Unit unit = Unit.parse(word);
        if (unit == null) {
            throw new IllegalArgumentException(word);
        }
        BigDecimal number = new BigDecimal(part.group(5));
        return plus(negative ? number.negate() : number, unit);
    }

    public IntervalText plus(BigDecimal number, Unit unit) {
        BigDecimal amount = unit.times(number);
        return unit.ofMonths()
                ? new IntervalText(months.add(amount), micros, true, clock)
                : new IntervalText(
                        months,
                        micros.add(amount.setScale(0, RoundingMode.DOWN)),
                        calendar,
                        clock || unit.ofClock());
    }

    public IntervalText negated() {
        return new IntervalText(months.negate(), micros.negate(), calendar, clock);
    }
}
