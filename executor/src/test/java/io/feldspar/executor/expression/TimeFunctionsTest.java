package io.feldspar.executor.expression;

import static io.feldspar.executor.expression.Expressions.bigint;
import static io.feldspar.executor.expression.Expressions.call;
import static io.feldspar.executor.expression.Expressions.integer;
import static io.feldspar.executor.expression.Expressions.print;
import static io.feldspar.executor.expression.Expressions.text;
import static io.feldspar.executor.expression.Expressions.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.time.Calendars;
import io.feldspar.executor.function.time.TimeField;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeFunctionsTest {

    private static Expression date(String day) {
        return new Cast(text(day), SimpleType.DATE, false);
    }

    private static Expression timestamp(String moment) {
        return new Cast(text(moment), SimpleType.TIMESTAMP, false);
    }

    private static Literal months(int count) {
        return new Literal(count, SimpleType.INTERVAL_YEAR_MONTH);
    }

    private static Literal days(long count) {
        return new Literal(count * Calendars.MICROS_PER_DAY, SimpleType.INTERVAL_DAY_TIME);
    }

    @Test
    void theCalendarIsThatOfJavaTime() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            int day = random.nextInt(5_800_000) - 2_900_000;
            LocalDate date = LocalDate.ofEpochDay(day);
            assertEquals(date.getYear(), Calendars.year(day));
            assertEquals(date.getMonthValue(), Calendars.month(day));
            assertEquals(date.getDayOfMonth(), Calendars.dayOfMonth(day));
            assertEquals(
                    day, Calendars.day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
            assertEquals(date.getDayOfYear(), TimeField.DOY.ofDay(day));
            assertEquals(date.get(ChronoField.DAY_OF_WEEK), TimeField.ISODOW.ofDay(day));
            assertEquals(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), TimeField.WEEK.ofDay(day));
            assertEquals(date.get(IsoFields.WEEK_BASED_YEAR), TimeField.ISOYEAR.ofDay(day));
            LocalDate later = date.plusMonths(17);
            if (later.getYear() >= 1 && later.getYear() <= 9999) {
                assertEquals(later.toEpochDay(), Calendars.plusMonths(day, 17));
            }
        }
    }

    @Test
    void addsIntervalsToDates() {
        assertEquals("1998-09-02", print(call("-", date("1998-12-01"), days(90))));
        assertEquals("1995-01-01", print(call("+", date("1994-01-01"), months(12))));
        assertEquals("2024-02-29", print(call("+", months(1), date("2024-01-31"))));
        assertEquals(
                "2024-02-29 10:30:00", print(call("+", timestamp("2024-01-31 10:30"), months(1))));
        assertEquals(
                "1 00:00:01",
                print(call("-", timestamp("2024-01-02 00:00:01"), timestamp("2024-01-01"))));
        assertEquals(31, value(call("-", date("2024-02-01"), date("2024-01-01"))));
        assertEquals("1-02", print(call("*", months(7), integer(2))));
        ArithmeticTest.assertFails(
                ErrorCode.DATETIME_OVERFLOW, call("+", date("9999-12-31"), days(1)));
    }

    @Test
    void takesFieldsAndTruncates() {
        assertEquals(1998L, value(call("EXTRACT", text("YEAR"), date("1998-12-01"))));
        assertEquals(4L, value(call("QUARTER", date("1998-12-01"))));
        assertEquals(30L, value(call("MINUTE", timestamp("1998-12-01 10:30:15"))));
        assertEquals("1998-12-01", print(call("DATE_TRUNC", text("month"), date("1998-12-24"))));
        assertEquals(
                "1998-12-24 10:00:00",
                print(call("DATE_TRUNC", text("hour"), timestamp("1998-12-24 10:59:59.5"))));
        assertEquals("2024-02-29", print(call("LAST_DAY", date("2024-02-10"))));
        assertEquals(
                2L, value(call("DATEDIFF", text("month"), date("2023-12-31"), date("2024-02-01"))));
    }

    @Test
    void refusesDatesThatDoNotExist() {
        ArithmeticTest.assertFails(ErrorCode.INVALID_DATETIME_TEXT, date("0000-00-00"));
        ArithmeticTest.assertFails(ErrorCode.INVALID_DATETIME_TEXT, date("2023-02-29"));
        ArithmeticTest.assertFails(
                ErrorCode.INVALID_DATETIME_TEXT, timestamp("2023-02-28 24:00:00"));
        ArithmeticTest.assertFails(
                ErrorCode.INVALID_DATETIME, call("MAKE_DATE", bigint(2023), bigint(2), bigint(29)));
    }

    @Test
    void formatsAndParses() {
        assertEquals(
                "01.12.1998", value(call("DATE_FORMAT", date("1998-12-01"), text("%d.%m.%Y"))));
        assertEquals(
                "1998-12-01 10:30:00",
                print(call("TO_TIMESTAMP", text("1998-12-01 10:30"), text("yyyy-MM-dd HH:mm"))));
        assertEquals("1998-12-01 08:30:00", print(timestamp("1998-12-01T10:30:00+02:00")));
    }

    @Test
    void roundsDecimalsHalfAwayFromZero() {
        Literal amount = new Literal(new BigDecimal("-2.55"), new DecimalType(5, 2));
        assertEquals(new BigDecimal("-2.60"), value(call("ROUND", amount, integer(1))));
        assertEquals(new BigDecimal("-3"), value(call("ROUND", amount)));
        assertEquals(new BigDecimal("-2"), value(call("CEIL", amount)));
        assertEquals(new BigDecimal("-3"), value(call("FLOOR", amount)));
        assertEquals(new BigDecimal("-2.50"), value(call("TRUNCATE", amount, integer(1))));
    }
}
