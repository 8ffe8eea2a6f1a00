package io.feldspar.executor.function.written;

import java.util.List;

/// Functions of dates and times.
public final class WrittenTimes {

    public static final List<WrittenFunction> ALL =
            List.of(
                    sql(
                            "FORMAT_DATETIME(time, pattern)",
                            "date_format(time, pattern)",
                            "The time as a text, by a pattern such as yyyy-MM-dd, as in Trino.",
                            "format_datetime(TIMESTAMP '2026-01-02 03:04:05', 'dd.MM.yyyy HH:mm')",
                            "02.01.2026 03:04"),
                    sql(
                            "PARSE_DATETIME(text, pattern)",
                            "to_timestamp(text, pattern)",
                            "The time that a text writes, by a pattern such as yyyy-MM-dd, as in Trino.",
                            "parse_datetime('02.01.2026', 'dd.MM.yyyy')",
                            "2026-01-02 00:00:00"),
                    sql(
                            "DATE_PARSE(text, pattern)",
                            "strptime(text, replace(replace(replace(replace(replace(pattern, '%M', '%B'), '%i', '%M'), '%s', '%S'), '%h', '%I'), '%T', '%H:%M:%S'))",
                            "The time that a text writes, by MySQL's pattern such as %Y-%m-%d %H:%i:%s, as in Trino.",
                            "date_parse('2026-01-02 03:04', '%Y-%m-%d %H:%i')",
                            "2026-01-02 03:04:00"),
                    sql(
                            "FROM_ISO8601_DATE(text)",
                            "CAST(text AS DATE)",
                            "The date that a text writes.",
                            "from_iso8601_date('2026-01-02')",
                            "2026-01-02"),
                    sql(
                            "FROM_ISO8601_TIMESTAMP(text)",
                            "CAST(text AS TIMESTAMP WITH TIME ZONE)",
                            "The time that a text with a zone writes.",
                            "from_iso8601_timestamp('2026-01-02T03:04:05Z')",
                            "2026-01-02 03:04:05+00:00"),
                    sql(
                            "TO_ISO8601(time)",
                            "replace(CAST(time AS VARCHAR), ' ', 'T')",
                            "The date or time as ISO 8601 writes it.",
                            "to_iso8601(TIMESTAMP '2026-01-02 03:04:05')",
                            "2026-01-02T03:04:05"),
                    sql(
                            "LAST_DAY_OF_MONTH(date)",
                            "last_day(date)",
                            "The last day of the month.",
                            "last_day_of_month(DATE '2026-02-01')",
                            "2026-02-28"),
                    sql(
                            "DAY_OF_MONTH(date)",
                            "extract(DAY FROM date)",
                            "The day of the month.",
                            "day_of_month(DATE '2026-02-01')",
                            "1"),
                    sql(
                            "DAY_OF_WEEK(date)",
                            "isodow(date)",
                            "The day of the week, 1 on Mondays and 7 on Sundays.",
                            "day_of_week(DATE '2026-02-01')",
                            "7"),
                    sql(
                            "DAY_OF_YEAR(date)",
                            "extract(DOY FROM date)",
                            "The day of the year.",
                            "day_of_year(DATE '2026-02-01')",
                            "32"),
                    sql(
                            "WEEK_OF_YEAR(date)",
                            "extract(WEEK FROM date)",
                            "The week of the year after ISO 8601.",
                            "week_of_year(DATE '2026-02-01')",
                            "5"),
                    sql(
                                    "YEAR_OF_WEEK(date)",
                                    "isoyear(date)",
                                    "The year that the week belongs to after ISO 8601.",
                                    "year_of_week(DATE '2027-01-01')",
                                    "2026")
                            .alsoCalled("YOW"),
                    sql(
                            "TIMEZONE(zone, time)",
                            "time AT TIME ZONE zone",
                            "The time in a zone.",
                            "timezone('UTC', TIMESTAMP '2026-01-02 03:04:05')",
                            "2026-01-02 03:04:05+00:00"),
                    sql(
                            "WITH_TIMEZONE(time, zone)",
                            "time AT TIME ZONE zone",
                            "The time in a zone.",
                            "with_timezone(TIMESTAMP '2026-01-02 03:04:05', 'UTC')",
                            "2026-01-02 03:04:05+00:00"),
                    sql(
                            "MAKE_TIMESTAMP_MS(milliseconds)",
                            "timestamp_millis(milliseconds)",
                            "The time so many milliseconds after the start of 1970.",
                            "make_timestamp_ms(60000)",
                            "1970-01-01 00:01:00"),
                    sql(
                            "NANOSECOND(time)",
                            "microsecond(time) * 1000",
                            "The nanoseconds of the minute.",
                            "nanosecond(TIMESTAMP '2026-01-02 03:04:05')",
                            "5000000000"),
                    sql(
                                    "TRANSACTION_TIMESTAMP()",
                                    "current_timestamp",
                                    "The time at which the statement started.",
                                    "transaction_timestamp() = current_timestamp",
                                    "true")
                            .alsoCalled(
                                    "STATEMENT_TIMESTAMP",
                                    "CLOCK_TIMESTAMP",
                                    "GET_CURRENT_TIMESTAMP"),
                    sql(
                            "CURRENT_LOCALTIMESTAMP()",
                            "localtimestamp",
                            "The time at which the statement started, without a zone.",
                            "current_localtimestamp() = localtimestamp",
                            "true"),
                    sql(
                            "DATE_SUBTRACT(time, duration)",
                            "time - duration",
                            "The time before.",
                            "date_subtract(TIMESTAMP '2026-01-02 00:00:00', INTERVAL '1' DAY)",
                            "2026-01-01 00:00:00"));

    private WrittenTimes() {}

    private static WrittenFunction sql(
            String signature, String body, String doc, String example, String result) {
        return WrittenFunction.of("Dates and times", signature, body, doc, example, result);
    }
}
