package io.feldspar.executor.expression;

import static io.feldspar.executor.expression.Expressions.bigint;
import static io.feldspar.executor.expression.Expressions.call;
import static io.feldspar.executor.expression.Expressions.decimal;
import static io.feldspar.executor.expression.Expressions.integer;
import static io.feldspar.executor.expression.Expressions.real;
import static io.feldspar.executor.expression.Expressions.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    @Test
    void addsAndMultipliesDecimalsExactly() {
        assertEquals(new BigDecimal("3.50"), value(call("+", decimal("1.50"), decimal("2"))));
        assertEquals(new BigDecimal("-0.50"), value(call("-", decimal("1.50"), decimal("2"))));
        assertEquals(new BigDecimal("3.75"), value(call("*", decimal("1.5"), decimal("2.5"))));
        assertEquals(
                new BigDecimal("1219326311370217954583142792345831426"),
                value(call("*", decimal("1234567890123456789"), decimal("987654321098765434"))));
    }

    @Test
    void dividesDecimalsRoundingHalfUp() {
        assertEquals(new BigDecimal("0.333333"), value(call("/", decimal("1"), decimal("3"))));
        assertEquals(new BigDecimal("0.666667"), value(call("/", decimal("2"), decimal("3"))));
        assertEquals(new BigDecimal("-0.666667"), value(call("/", decimal("2"), decimal("-3"))));
    }

    @Test
    void failsWhereAnIntegerOverflows() {
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("+", integer(Integer.MAX_VALUE), integer(1)));
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("-", integer(Integer.MIN_VALUE), integer(1)));
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("-", integer(Integer.MIN_VALUE)));
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("*", bigint(Long.MIN_VALUE), bigint(-1)));
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("/", bigint(Long.MIN_VALUE), bigint(-1)));
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("+", bigint(Long.MAX_VALUE), bigint(1)));
        Literal tiny = new Literal(127, SimpleType.TINYINT);
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("+", tiny, tiny));
    }

    @Test
    void failsOnDivisionByZero() {
        assertFails(ErrorCode.DIVISION_BY_ZERO, call("/", integer(1), integer(0)));
        assertFails(ErrorCode.DIVISION_BY_ZERO, call("/", real(1), real(0)));
        assertFails(ErrorCode.DIVISION_BY_ZERO, call("/", decimal("1"), decimal("0")));
        assertFails(ErrorCode.DIVISION_BY_ZERO, call("%", integer(1), integer(0)));
    }

    @Test
    void keepsThe38DigitLimit() {
        String digits = "9".repeat(38);
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("+", decimal(digits), decimal(digits)));
        assertFails(ErrorCode.NUMERIC_OVERFLOW, call("*", decimal(digits), decimal("10")));
        assertEquals(BigDecimal.ZERO, value(call("-", decimal(digits), decimal(digits))));
    }

    @Test
    void castsBetweenNumbersAndText() {
        assertEquals(12, value(new Cast(decimal("12.4"), SimpleType.INTEGER, false)));
        assertEquals(13, value(new Cast(decimal("12.5"), SimpleType.INTEGER, false)));
        assertEquals(
                new BigDecimal("12.35"),
                value(new Cast(real(12.345), new DecimalType(5, 2), false)));
        assertEquals("12.40", value(new Cast(decimal("12.40"), SimpleType.VARCHAR, false)));
        assertFails(
                ErrorCode.INVALID_CAST,
                new Cast(Expressions.text("twelve"), SimpleType.INTEGER, false));
        assertEquals(null, value(new Cast(Expressions.text("twelve"), SimpleType.INTEGER, true)));
    }

    static void assertFails(ErrorCode code, Expression expression) {
        FeldsparException error = assertThrows(FeldsparException.class, () -> value(expression));
        assertEquals(code, error.code(), error.getMessage());
    }
}
