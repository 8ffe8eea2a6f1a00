package io.feldspar.jdbc;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/// Dates and times between `java.time` and `java.sql`. Without a calendar the JVM's time zone
/// tells where a local date or time is.
final class Temporals {

    private static final int NANOS = 1_000_000_000;
    private static final DateTimeFormatter TIMESTAMP_TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]")
                    .withResolverStyle(java.time.format.ResolverStyle.STRICT);

    private Temporals() {}

    private static ZoneId zone(@Nullable Calendar calendar) {
        return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
    }

    static LocalDate date(Date value, @Nullable Calendar calendar) {
        return calendar == null
                ? value.toLocalDate()
                : Instant.ofEpochMilli(value.getTime()).atZone(zone(calendar)).toLocalDate();
    }

    static LocalTime time(Time value, @Nullable Calendar calendar) {
        return Instant.ofEpochMilli(value.getTime()).atZone(zone(calendar)).toLocalTime();
    }

    static LocalDateTime timestamp(java.util.Date value, @Nullable Calendar calendar) {
        if (value instanceof Timestamp) {
            Timestamp stamp = (Timestamp) value;
            return calendar == null
                    ? stamp.toLocalDateTime()
                    : LocalDateTime.ofInstant(stamp.toInstant(), zone(calendar));
        }
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(value.getTime()), zone(calendar));
    }

    static Date sqlDate(Object value, @Nullable Calendar calendar, String where)
            throws SQLException {
        LocalDate date = toDate(value, where);
        return calendar == null
                ? Date.valueOf(date)
                : new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
    }

    /// The time on 1970-01-01, to the millisecond.
    static Time sqlTime(Object value, @Nullable Calendar calendar, String where)
            throws SQLException {
        LocalDateTime moment = toTime(value, where).atDate(LocalDate.EPOCH);
        return new Time(moment.atZone(zone(calendar)).toInstant().toEpochMilli());
    }

    static Timestamp sqlTimestamp(Object value, @Nullable Calendar calendar, String where)
            throws SQLException {
        if (value instanceof OffsetDateTime) {
            return Timestamp.from(((OffsetDateTime) value).toInstant());
        }
        LocalDateTime moment = toTimestamp(value, where);
        return calendar == null
                ? Timestamp.valueOf(moment)
                : Timestamp.from(moment.atZone(zone(calendar)).toInstant());
    }

    static LocalDate toDate(Object value, String where) throws SQLException {
        if (value instanceof LocalDate) {
            return (LocalDate) value;
        }
        if (value instanceof String && ((String) value).trim().length() <= 10) {
            try {
                return LocalDate.parse(((String) value).trim());
            } catch (DateTimeException error) {
                throw Conversions.refused(value, "date", where);
            }
        }
        return toTimestamp(value, where).toLocalDate();
    }

    static LocalTime toTime(Object value, String where) throws SQLException {
        if (value instanceof LocalTime) {
            return (LocalTime) value;
        }
        if (value instanceof String && ((String) value).indexOf(':') < 3) {
            try {
                return LocalTime.parse(((String) value).trim());
            } catch (DateTimeException error) {
                throw Conversions.refused(value, "time", where);
            }
        }
        if (value instanceof LocalDate) {
            throw Conversions.refused(value, "time", where);
        }
        return toTimestamp(value, where).toLocalTime();
    }

    static LocalDateTime toTimestamp(Object value, String where) throws SQLException {
        if (value instanceof LocalDateTime) {
            return (LocalDateTime) value;
        }
        if (value instanceof LocalDate) {
            return ((LocalDate) value).atStartOfDay();
        }
        if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value).atZoneSameInstant(zone(null)).toLocalDateTime();
        }
        if (value instanceof String) {
            return parse((String) value, where);
        }
        throw Conversions.refused(value, "timestamp", where);
    }

    private static LocalDateTime parse(String text, String where) throws SQLException {
        String iso = text.trim().replace(' ', 'T');
        try {
            if (iso.indexOf('T') < 0) {
                return LocalDate.parse(iso).atStartOfDay();
            }
            int point = iso.indexOf('.');
            if (point < 0) {
                return LocalDateTime.parse(iso, TIMESTAMP_TEXT);
            }
            String digits = (iso.substring(point + 1) + "000000000").substring(0, 9);
            int nanos = Integer.parseInt(digits) % NANOS;
            return LocalDateTime.parse(iso.substring(0, point), TIMESTAMP_TEXT).withNano(nanos);
        } catch (DateTimeException | NumberFormatException error) {
            throw Conversions.refused(text, "timestamp", where);
        }
    }

    static OffsetDateTime toOffset(Object value, String where) throws SQLException {
        return value instanceof OffsetDateTime
                ? (OffsetDateTime) value
                : toTimestamp(value, where).atZone(zone(null)).toOffsetDateTime();
    }
}
