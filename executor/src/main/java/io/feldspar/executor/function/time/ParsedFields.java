package io.feldspar.executor.function.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/// The date and time of what was parsed; fields that are not there are those of 1970-01-01 00:00.
final class ParsedFields {

    private ParsedFields() {}

    static LocalDate date(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date != null) {
            return date;
        }
        int year = field(parsed, ChronoField.YEAR, field(parsed, ChronoField.YEAR_OF_ERA, 1970));
        if (!parsed.isSupported(ChronoField.DAY_OF_YEAR)) {
            return LocalDate.of(
                    year,
                    field(parsed, ChronoField.MONTH_OF_YEAR, 1),
                    field(parsed, ChronoField.DAY_OF_MONTH, 1));
        }
        LocalDate ofYear = LocalDate.ofYearDay(year, parsed.get(ChronoField.DAY_OF_YEAR));
        if (field(parsed, ChronoField.MONTH_OF_YEAR, ofYear.getMonthValue())
                        != ofYear.getMonthValue()
                || field(parsed, ChronoField.DAY_OF_MONTH, ofYear.getDayOfMonth())
                        != ofYear.getDayOfMonth()) {
            throw new DateTimeException("the day of the year is another one");
        }
        return ofYear;
    }

    static LocalTime time(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time != null) {
            return time;
        }
        int half = field(parsed, ChronoField.AMPM_OF_DAY, 0);
        int hour = field(parsed, ChronoField.HOUR_OF_AMPM, 0) + 12 * half;
        return LocalTime.of(
                field(parsed, ChronoField.HOUR_OF_DAY, hour),
                field(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                field(parsed, ChronoField.SECOND_OF_MINUTE, 0),
                field(parsed, ChronoField.NANO_OF_SECOND, 0));
    }

    private static int field(TemporalAccessor parsed, ChronoField field, int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }
}
