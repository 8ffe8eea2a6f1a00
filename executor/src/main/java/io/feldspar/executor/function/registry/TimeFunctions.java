package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.general.Try;
import io.feldspar.executor.function.time.AddMonths;
import io.feldspar.executor.function.time.AtTimeZone;
import io.feldspar.executor.function.time.ConvertTimezone;
import io.feldspar.executor.function.time.CurrentDate;
import io.feldspar.executor.function.time.CurrentTime;
import io.feldspar.executor.function.time.CurrentTimestamp;
import io.feldspar.executor.function.time.DateAdd;
import io.feldspar.executor.function.time.DateBin;
import io.feldspar.executor.function.time.DateDiff;
import io.feldspar.executor.function.time.DateFormat;
import io.feldspar.executor.function.time.DateFromUnixDate;
import io.feldspar.executor.function.time.DateSub;
import io.feldspar.executor.function.time.DateTrunc;
import io.feldspar.executor.function.time.Day;
import io.feldspar.executor.function.time.DayName;
import io.feldspar.executor.function.time.DayOfWeek;
import io.feldspar.executor.function.time.DayOfYear;
import io.feldspar.executor.function.time.Epoch;
import io.feldspar.executor.function.time.EpochMicros;
import io.feldspar.executor.function.time.EpochMillis;
import io.feldspar.executor.function.time.EpochNanos;
import io.feldspar.executor.function.time.ExactSecond;
import io.feldspar.executor.function.time.Extract;
import io.feldspar.executor.function.time.FieldFunction;
import io.feldspar.executor.function.time.FromUnixtime;
import io.feldspar.executor.function.time.FromUtcTimestamp;
import io.feldspar.executor.function.time.Hour;
import io.feldspar.executor.function.time.IntervalAmount;
import io.feldspar.executor.function.time.IntervalOf;
import io.feldspar.executor.function.time.IntervalSeconds;
import io.feldspar.executor.function.time.Julian;
import io.feldspar.executor.function.time.LastDay;
import io.feldspar.executor.function.time.LocalTimestamp;
import io.feldspar.executor.function.time.MakeDate;
import io.feldspar.executor.function.time.MakeDayTimeInterval;
import io.feldspar.executor.function.time.MakeTime;
import io.feldspar.executor.function.time.MakeTimestamp;
import io.feldspar.executor.function.time.MakeYearMonthInterval;
import io.feldspar.executor.function.time.Minute;
import io.feldspar.executor.function.time.Month;
import io.feldspar.executor.function.time.MonthName;
import io.feldspar.executor.function.time.MonthsBetween;
import io.feldspar.executor.function.time.NextDay;
import io.feldspar.executor.function.time.ParseTime;
import io.feldspar.executor.function.time.Quarter;
import io.feldspar.executor.function.time.RoundTime;
import io.feldspar.executor.function.time.Second;
import io.feldspar.executor.function.time.SubtractTimestamps;
import io.feldspar.executor.function.time.TimeDiff;
import io.feldspar.executor.function.time.TimeField;
import io.feldspar.executor.function.time.TimeFromMicros;
import io.feldspar.executor.function.time.TimeFromMillis;
import io.feldspar.executor.function.time.TimeFromSeconds;
import io.feldspar.executor.function.time.TimeToMicros;
import io.feldspar.executor.function.time.TimeToMillis;
import io.feldspar.executor.function.time.TimeToSeconds;
import io.feldspar.executor.function.time.TimeTrunc;
import io.feldspar.executor.function.time.TimestampAdd;
import io.feldspar.executor.function.time.TimestampDiff;
import io.feldspar.executor.function.time.TimestampMicros;
import io.feldspar.executor.function.time.TimestampMillis;
import io.feldspar.executor.function.time.TimestampSeconds;
import io.feldspar.executor.function.time.ToDate;
import io.feldspar.executor.function.time.ToTimestamp;
import io.feldspar.executor.function.time.ToUtcTimestamp;
import io.feldspar.executor.function.time.Trunc;
import io.feldspar.executor.function.time.UnixDate;
import io.feldspar.executor.function.time.UnixMicros;
import io.feldspar.executor.function.time.UnixMillis;
import io.feldspar.executor.function.time.UnixSeconds;
import io.feldspar.executor.function.time.UnixTimestamp;
import io.feldspar.executor.function.time.Week;
import io.feldspar.executor.function.time.Weekday;
import io.feldspar.executor.function.time.Year;
import io.feldspar.executor.function.time.YearWeek;
import java.util.List;

/// The functions of dates, times and intervals, one line each.
final class TimeFunctions {

    static final List<ScalarFunction> ALL =
            List.of(
                    new Extract(),
                    new Year(),
                    new Quarter(),
                    new RoundTime(),
                    new Month(),
                    new Week(),
                    new Day(),
                    new DayOfWeek(),
                    new DayOfYear(),
                    new Hour(),
                    new Minute(),
                    new Second(),
                    new DateTrunc(),
                    new DateAdd(),
                    new DateSub(),
                    new DateDiff(),
                    new SubtractTimestamps(),
                    new LastDay(),
                    new AddMonths(),
                    new AtTimeZone(),
                    new ExactSecond(),
                    new MakeDate(),
                    new DateFormat(),
                    new ToDate(),
                    new ToTimestamp(),
                    new UnixTimestamp(),
                    new FromUnixtime(),
                    new CurrentDate(),
                    new CurrentTimestamp(),
                    new LocalTimestamp(),
                    new CurrentTime(),
                    new DayName(),
                    new MonthName(),
                    new Weekday(),
                    new NextDay(),
                    new MonthsBetween(),
                    new UnixDate(),
                    new DateFromUnixDate(),
                    new UnixSeconds(),
                    new TimestampSeconds(),
                    new UnixMillis(),
                    new TimestampMillis(),
                    new UnixMicros(),
                    new TimestampMicros(),
                    new MakeTimestamp(),
                    new MakeTime(),
                    new MakeYearMonthInterval(),
                    new MakeDayTimeInterval(),
                    new DateBin(),
                    new FromUtcTimestamp(),
                    new ToUtcTimestamp(),
                    new TimeFromSeconds(),
                    new TimeFromMillis(),
                    new TimeToMillis(),
                    new TimeFromMicros(),
                    new TimeToMicros(),
                    new Trunc(),
                    new ConvertTimezone(),
                    new ParseTime(),
                    new TimeTrunc(),
                    new TimeDiff(),
                    new IntervalAmount(),
                    new IntervalSeconds(),
                    new TimestampDiff(),
                    new TimestampAdd(),
                    new TimeToSeconds(),
                    new YearWeek(),
                    new Julian(),
                    new EpochMillis(),
                    new EpochMicros(),
                    new EpochNanos(),
                    new Epoch(),
                    new Try(
                            "TRY_TO_TIME",
                            new ParseTime(),
                            "TRY_TO_TIME(text [, format])",
                            "TRY_TO_TIME('x')"),
                    new FieldFunction(
                            "ISODOW",
                            TimeField.ISODOW,
                            "The day of the week, 1 on Mondays and 7 on Sundays",
                            "4"),
                    new FieldFunction(
                            "ISOYEAR",
                            TimeField.ISOYEAR,
                            "The year that the week belongs to after ISO 8601",
                            "1998"),
                    new FieldFunction("DECADE", TimeField.DECADE, "The year divided by ten", "199"),
                    new FieldFunction("CENTURY", TimeField.CENTURY, "The century", "20"),
                    new FieldFunction("MILLENNIUM", TimeField.MILLENNIUM, "The millennium", "2"),
                    new FieldFunction(
                            "MILLISECOND",
                            TimeField.MILLISECOND,
                            "The milliseconds of the minute",
                            "15000"),
                    new FieldFunction(
                            "MICROSECOND",
                            TimeField.MICROSECOND,
                            "The microseconds of the minute",
                            "15000000"),
                    IntervalOf.months("TO_YEARS", "years", 12, "5-00"),
                    IntervalOf.months("TO_MONTHS", "months", 1, "0-05"),
                    IntervalOf.micros("TO_WEEKS", "weeks", 604_800_000_000L, "35 00:00:00"),
                    IntervalOf.micros("TO_DAYS", "days", 86_400_000_000L, "5 00:00:00"),
                    IntervalOf.micros("TO_HOURS", "hours", 3_600_000_000L, "0 05:00:00"),
                    IntervalOf.micros("TO_MINUTES", "minutes", 60_000_000L, "0 00:05:00"),
                    IntervalOf.micros("TO_SECONDS", "seconds", 1_000_000L, "0 00:00:05"),
                    IntervalOf.micros("TO_MILLISECONDS", "milliseconds", 1000L, "0 00:00:00.005"),
                    IntervalOf.micros("TO_MICROSECONDS", "microseconds", 1L, "0 00:00:00.000005"),
                    new Try(
                            "TRY_MAKE_TIMESTAMP_NTZ",
                            new MakeTimestamp(),
                            "TRY_MAKE_TIMESTAMP_NTZ(year, month, day, hour, minute, second)",
                            "TRY_MAKE_TIMESTAMP_NTZ(2024, 2, 30, 0, 0, 0)"),
                    new Try(
                            "TRY_MAKE_TIMESTAMP_LTZ",
                            new MakeTimestamp(),
                            "TRY_MAKE_TIMESTAMP_LTZ(year, month, day, hour, minute, second)",
                            "TRY_MAKE_TIMESTAMP_LTZ(2024, 2, 30, 0, 0, 0)"));

    private TimeFunctions() {}
}
