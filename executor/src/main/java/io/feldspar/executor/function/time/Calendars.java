package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;

/// Days and civil dates of the proleptic Gregorian calendar, after Howard Hinnant's
/// `days_from_civil` and `civil_from_days`.
public final class Calendars {

    public static final long MICROS_PER_SECOND = 1_000_000L;
    public static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

    private static final int MAX_DAY = day(9999, 12, 31);
    private static final int MIN_DAY = day(1, 1, 1);

    private Calendars() {}

    /// The days since 1970-01-01 of a date that exists.
    public static int day(int year, int month, int dayOfMonth) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097 + dayOfEra - 719468;
    }

    /// The date as `year * 512 + month * 32 + day of month`.
    public static int civil(int day) {
        int shifted = day + 719468;
        int era = Math.floorDiv(shifted, 146097);
        int dayOfEra = shifted - era * 146097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        int month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year * 512 + month * 32 + dayOfMonth;
    }

    public static int year(int day) {
        return civil(day) >> 9;
    }

    public static int month(int day) {
        return civil(day) >> 5 & 15;
    }

    public static int dayOfMonth(int day) {
        return civil(day) & 31;
    }

    public static boolean leap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    public static int daysInMonth(int year, int month) {
        return month == 2 ? (leap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
    }

    /// The day of a timestamp.
    public static int dayOf(long micros) {
        return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }

    /// The microseconds since midnight of a timestamp.
    public static long timeOf(long micros) {
        return Math.floorMod(micros, MICROS_PER_DAY);
    }

    /// The same day of the month so many months later, or the last day of a shorter month.
    public static int plusMonths(int day, int months) {
        int civil = civil(day);
        long total = (civil >> 9) * 12L + (civil >> 5 & 15) - 1 + months;
        long year = Math.floorDiv(total, 12L);
        if (year > 9999 || year < 1) {
            throw overflow();
        }
        int month = (int) (total - year * 12) + 1;
        int last = daysInMonth((int) year, month);
        return day((int) year, month, Math.min(civil & 31, last));
    }

    public static int plusDays(int day, long days) {
        long sum = day + days;
        if (days > MAX_DAY * 3L || days < MIN_DAY * 3L || sum > MAX_DAY || sum < MIN_DAY) {
            throw overflow();
        }
        return (int) sum;
    }

    /// The timestamp, or an error where it is outside of the years 0001 to 9999.
    public static long checkTimestamp(long micros) {
        long day = Math.floorDiv(micros, MICROS_PER_DAY);
        if (day > MAX_DAY || day < MIN_DAY) {
            throw overflow();
        }
        return micros;
    }

    public static long plusMicros(long timestamp, long micros) {
        long sum = timestamp + micros;
        if (((timestamp ^ sum) & (micros ^ sum)) < 0) {
            throw overflow();
        }
        return checkTimestamp(sum);
    }

    public static FeldsparException overflow() {
        return new FeldsparException(
                ErrorCode.DATETIME_OVERFLOW,
                "The date is outside of the years 0001 to 9999",
                "Use smaller intervals.");
    }
}
