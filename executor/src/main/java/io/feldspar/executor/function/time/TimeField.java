package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.Locale;

/// A part of a date, time or timestamp, by the names that EXTRACT, DATE_PART and DATE_TRUNC
/// know.
public enum TimeField {
    MILLENNIUM,
    CENTURY,
    DECADE,
    YEAR,
    ISOYEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    DOW,
    ISODOW,
    DOY,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND,
    MICROSECOND,
    EPOCH;

    /// @throws FeldsparException with INVALID_PARAMETER where there is no such field
    public static TimeField parse(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "MILLENNIUM", "MILLENNIA", "MILLENNIUMS" -> MILLENNIUM;
            case "CENTURY", "CENTURIES" -> CENTURY;
            case "DECADE", "DECADES" -> DECADE;
            case "YEAR", "YEARS", "Y", "YR", "YRS", "YYYY", "YY" -> YEAR;
            case "ISOYEAR", "YEAROFWEEK" -> ISOYEAR;
            case "QUARTER", "QUARTERS", "Q", "QTR" -> QUARTER;
            case "MONTH", "MONTHS", "MON", "MONS", "MM" -> MONTH;
            case "WEEK", "WEEKS", "W", "WEEKOFYEAR" -> WEEK;
            case "DAY", "DAYS", "D", "DD", "DAYOFMONTH" -> DAY;
            case "DOW", "DAYOFWEEK" -> DOW;
            case "ISODOW", "DOW_ISO", "DAYOFWEEK_ISO" -> ISODOW;
            case "DOY", "DAYOFYEAR" -> DOY;
            case "HOUR", "HOURS", "H", "HR", "HRS", "HH" -> HOUR;
            case "MINUTE", "MINUTES", "M", "MI", "MIN", "MINS" -> MINUTE;
            case "SECOND", "SECONDS", "S", "SEC", "SECS", "SS" -> SECOND;
            case "MILLISECOND", "MILLISECONDS", "MS", "MSEC", "MSECS" -> MILLISECOND;
            case "MICROSECOND", "MICROSECONDS", "US", "USEC", "USECS" -> MICROSECOND;
            case "EPOCH" -> EPOCH;
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_DATE_FIELD,
                            "Invalid date field '" + name + "'",
                            "Use YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND or another"
                                    + " of EXTRACT.");
        };
    }

    /// The field's value on a day. Weeks are those of ISO 8601; DOW is 0 on Sundays, ISODOW 7.
    public long ofDay(int day) {
        int civil = Calendars.civil(day);
        int year = civil >> 9;
        int month = civil >> 5 & 15;
        return switch (this) {
            case MILLENNIUM -> Math.floorDiv(year - 1, 1000) + 1;
            case CENTURY -> Math.floorDiv(year - 1, 100) + 1;
            case DECADE -> Math.floorDiv(year, 10);
            case YEAR -> year;
            case ISOYEAR -> Calendars.year(thursday(day));
            case QUARTER -> (month + 2) / 3;
            case MONTH -> month;
            case WEEK -> {
                int thursday = thursday(day);
                yield (thursday - Calendars.day(Calendars.year(thursday), 1, 1)) / 7 + 1;
            }
            case DAY -> civil & 31;
            case DOW -> Math.floorMod(day + 4, 7);
            case ISODOW -> Math.floorMod(day + 3, 7) + 1;
            case DOY -> day - Calendars.day(year, 1, 1) + 1;
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND -> 0;
            case EPOCH -> day * 86_400L;
        };
    }

    /// The Thursday of the day's week, which lies in the year that the week belongs to.
    private static int thursday(int day) {
        return day - Math.floorMod(day + 3, 7) + 3;
    }

    /// The field's value at a time of day. SECOND has no fraction; MILLISECOND and MICROSECOND
    /// count the whole second in.
    public long ofTime(long micros) {
        return switch (this) {
            case HOUR -> micros / 3_600_000_000L;
            case MINUTE -> micros / 60_000_000L % 60;
            case SECOND -> micros / Calendars.MICROS_PER_SECOND % 60;
            case MILLISECOND -> micros / 1000 % 60_000;
            case MICROSECOND -> micros % 60_000_000L;
            case EPOCH -> micros / Calendars.MICROS_PER_SECOND;
            case MILLENNIUM,
                    CENTURY,
                    DECADE,
                    YEAR,
                    ISOYEAR,
                    QUARTER,
                    MONTH,
                    WEEK,
                    DAY,
                    DOW,
                    ISODOW,
                    DOY ->
                    0;
        };
    }

    /// The field's value at a timestamp.
    public long ofTimestamp(long micros) {
        return switch (this) {
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND -> ofTime(Calendars.timeOf(micros));
            case EPOCH -> Math.floorDiv(micros, Calendars.MICROS_PER_SECOND);
            case MILLENNIUM,
                    CENTURY,
                    DECADE,
                    YEAR,
                    ISOYEAR,
                    QUARTER,
                    MONTH,
                    WEEK,
                    DAY,
                    DOW,
                    ISODOW,
                    DOY ->
                    ofDay(Calendars.dayOf(micros));
        };
    }

    /// The field of an interval of months.
    public long ofMonths(int months) {
        return switch (this) {
            case MILLENNIUM -> months / 12_000;
            case CENTURY -> months / 1200;
            case DECADE -> months / 120;
            case YEAR -> months / 12;
            case QUARTER -> months % 12 / 3 + 1;
            case MONTH -> months % 12;
            case EPOCH -> months * 2_592_000L;
            case ISOYEAR,
                    WEEK,
                    DAY,
                    DOW,
                    ISODOW,
                    DOY,
                    HOUR,
                    MINUTE,
                    SECOND,
                    MILLISECOND,
                    MICROSECOND ->
                    0;
        };
    }

    /// The field of an interval of microseconds.
    public long ofMicros(long micros) {
        return switch (this) {
            case DAY -> micros / Calendars.MICROS_PER_DAY;
            case HOUR -> micros / 3_600_000_000L % 24;
            case MINUTE, SECOND, MILLISECOND, MICROSECOND, EPOCH -> ofTime(micros);
            case MILLENNIUM,
                    CENTURY,
                    DECADE,
                    YEAR,
                    ISOYEAR,
                    QUARTER,
                    MONTH,
                    WEEK,
                    DOW,
                    ISODOW,
                    DOY ->
                    0;
        };
    }
}
