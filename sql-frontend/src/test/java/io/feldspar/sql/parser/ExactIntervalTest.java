package io.feldspar.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.sql.error.PlacedException;
import java.math.BigDecimal;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExactIntervalTest {

    @Test
    void keepsMicroseconds() {
        assertEquals("54775.807", millis("54.775807", TimeUnit.SECOND, null));
        assertEquals("1000.001", millis("1.000001", TimeUnit.SECOND, null));
        assertEquals("86399999.999", millis("23:59:59.999999", TimeUnit.HOUR, TimeUnit.SECOND));
    }

    @Test
    void addsTheFields() {
        assertEquals("93784000", millis("1 02:03:04", TimeUnit.DAY, TimeUnit.SECOND));
        assertEquals("14", millis("1-2", TimeUnit.YEAR, TimeUnit.MONTH));
    }

    @Test
    void takesTheSignBeforeAndWithinTheQuotes() {
        assertEquals("-500", value(interval(-1, "0.5", TimeUnit.SECOND, null)));
        assertEquals("-500", value(interval(1, "-0.5", TimeUnit.SECOND, null)));
        assertEquals("500", value(interval(-1, "-0.5", TimeUnit.SECOND, null)));
    }

    @Test
    void differsFromOneThatIsAMicrosecondLonger() {
        ExactInterval interval = interval(1, "1", TimeUnit.SECOND, null);
        assertEquals(interval, interval.clone(SqlParserPos.QUOTED_ZERO));
        assertNotEquals(interval, interval(1, "1.000001", TimeUnit.SECOND, null));
    }

    @Test
    void refusesWhatItsTypeCannotHold() {
        assertEquals("2147483640", millis("178956970", TimeUnit.YEAR, null));
        assertThrows(
                PlacedException.class,
                () -> interval(1, "178956970-8", TimeUnit.YEAR, TimeUnit.MONTH));
        assertThrows(
                PlacedException.class,
                () -> interval(1, "106751992 04", TimeUnit.DAY, TimeUnit.HOUR));
    }

    private static String millis(String text, TimeUnit from, @Nullable TimeUnit to) {
        return value(interval(1, text, from, to));
    }

    private static String value(ExactInterval interval) {
        BigDecimal value = interval.getValueAs(BigDecimal.class);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static ExactInterval interval(
            int sign, String text, TimeUnit from, @Nullable TimeUnit to) {
        SqlIntervalQualifier unit = new SqlIntervalQualifier(from, to, SqlParserPos.ZERO);
        return ExactInterval.of(sign, text, unit, SqlParserPos.ZERO);
    }
}
