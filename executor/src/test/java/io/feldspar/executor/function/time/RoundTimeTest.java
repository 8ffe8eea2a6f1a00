package io.feldspar.executor.function.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.type.SimpleType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTimeTest {

    @Test
    void roundsHalfUp() {
        assertEquals(at("2024-02-10T12:00:00.126"), rounded("2024-02-10T12:00:00.1255", 3));
        assertEquals(at("2024-02-10T12:00:00.125"), rounded("2024-02-10T12:00:00.125499", 3));
        assertEquals(at("2024-02-10T12:00:01"), rounded("2024-02-10T12:00:00.5", 0));
        assertEquals(at("2025-01-01T00:00"), rounded("2024-12-31T23:59:59.999999", 5));
    }

    @Test
    void roundsMomentsBefore1970UpToo() {
        assertEquals(at("1969-12-31T23:59:59.9"), rounded("1969-12-31T23:59:59.85", 1));
        assertEquals(at("1969-12-31T23:59:59.8"), rounded("1969-12-31T23:59:59.849999", 1));
    }

    @Test
    void keepsAllDigitsOfSix() {
        assertEquals(at("1500-02-28T00:00:00.000001"), rounded("1500-02-28T00:00:00.000001", 6));
    }

    @Test
    void takesFewerDigitsThanNoneForNone() {
        assertEquals(at("2024-02-10T12:00:01"), rounded("2024-02-10T12:00:00.5", -1));
    }

    @Test
    void letsATimeOfDayPassMidnight() {
        assertEquals(0, rounded(86_399_999_999L, 0, SimpleType.TIME));
        assertEquals(86_399_900_000L, rounded(86_399_949_999L, 1, SimpleType.TIME));
    }

    @Test
    void refusesWhatRoundsPastTheLastYear() {
        FeldsparException e =
                assertThrows(
                        FeldsparException.class, () -> rounded("9999-12-31T23:59:59.999999", 0));
        assertEquals(ErrorCode.DATETIME_OVERFLOW, e.code());
    }

    private static long rounded(String moment, int digits) {
        return rounded(at(moment), digits, SimpleType.TIMESTAMP);
    }

    private static long at(String moment) {
        LocalDateTime local = LocalDateTime.parse(moment);
        return local.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + local.getNano() / 1_000;
    }

    private static long rounded(long micros, int digits, SimpleType type) {
        Cell time = new Cell();
        time.int64 = micros;
        Cell wanted = new Cell();
        wanted.int32 = digits;
        Cell out = new Cell();
        new RoundTime()
                .code(List.of(Argument.of(type), Argument.of(SimpleType.INTEGER)), type)
                .interpretation()
                .apply(new Cell[] {time, wanted}, out);
        return out.int64;
    }
}
