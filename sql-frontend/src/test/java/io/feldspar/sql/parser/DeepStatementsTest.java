package io.feldspar.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeepStatementsTest {

    private static final int DEPTH = 10_000;

    static List<String> deep() {
        return List.of(
                "SELECT " + nested("(", "1", ")"),
                "SELECT " + nested("NOT ", "true", ""),
                "SELECT " + nested("- ", "1", ""),
                "SELECT " + nested("CASE WHEN true THEN ", "1", " END"),
                "SELECT " + nested("abs(", "1", ")"),
                "SELECT * FROM " + nested("(SELECT * FROM ", "t", ")"),
                "SELECT " + nested("(SELECT ", "1", ")"),
                "SELECT 1 WHERE " + nested("EXISTS (SELECT 1 WHERE ", "true", ")"),
                "SELECT a" + " + a".repeat(DEPTH) + " FROM t",
                "SELECT true" + " AND true".repeat(DEPTH),
                "EXPLAIN SELECT " + nested("(", "1", ")"));
    }

    private static String nested(String before, String inside, String after) {
        return before.repeat(DEPTH) + inside + after.repeat(DEPTH);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("deep")
    void endInAnErrorWithinASecond(String sql) {
        StatementParser.parse("SELECT 1");
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = system.getProcessCpuTime();
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> StatementParser.parse(sql));
        long nanos = system.getProcessCpuTime() - start;
        assertEquals(ErrorCode.STATEMENT_TOO_COMPLEX, error.code(), error.getMessage());
        // Processor time, which other processes do not prolong.
        assertTrue(nanos < 1_000_000_000, () -> nanos / 1_000_000 + " ms");
    }

    @Test
    void textsOverTheLimitAreRefusedUnread() {
        String sql = " ".repeat(StatementParser.MAX_LENGTH + 1);
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> StatementParser.parse(sql));
        assertEquals(ErrorCode.STATEMENT_TOO_COMPLEX, error.code());
        assertTrue(error.getMessage().contains("16777217"), error.getMessage());
    }

    @Test
    void aReservedWordIsNamedAsSuch() {
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> StatementParser.parse("SELECT 1 AS select FROM t"));
        assertEquals(ErrorCode.SYNTAX_ERROR, error.code());
        assertTrue(
                error.getMessage()
                        .contains("'select' is a reserved word; as a name write \"select\"."),
                error.getMessage());
    }
}
