package io.feldspar.server.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ErrorReportTest {

    private static String report(String message, String sql) {
        return ErrorReport.of(new SQLException(message, "42703"), sql);
    }

    @Test
    void marksThePlace() {
        assertEquals(
                """
                ERROR 42703: Column 'agee' not found at 1:8. Did you mean 'age'?
                  SELECT agee FROM people
                         ^
                """,
                report(
                        "Column 'agee' not found at 1:8. Did you mean 'age'?",
                        "SELECT agee FROM people"));
    }

    @Test
    void marksTheLastPlace() {
        assertEquals(
                """
                ERROR 42703: The value 'at 1:1' fails in 'at 1:1' / b at 1:8. Do this.
                  SELECT 'at 1:1' / b
                         ^
                """,
                report(
                        "The value 'at 1:1' fails in 'at 1:1' / b at 1:8. Do this.",
                        "SELECT 'at 1:1' / b"));
    }

    @Test
    void marksTheRightLine() {
        assertEquals(
                "ERROR 42703: Wrong at 2:2\n   FROM t\n   ^\n",
                report("Wrong at 2:2", "SELECT a\n\tFROM t\nWHERE b"));
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        String sql = "SELECT " + "a, ".repeat(100) + "x";
        String[] lines = report("Wrong at 1:200", sql).split("\n", -1);
        assertEquals(102, lines[1].length());
        assertEquals("^", lines[2].strip());
        assertEquals(sql.charAt(199), lines[1].charAt(lines[2].indexOf('^')));
    }

    @Test
    void showsOnlyTheMessageWithoutAPlace() {
        assertEquals("ERROR 42703: No\n", report("No", "SELECT 1"));
        assertEquals("ERROR 42703: No at 7:1\n", report("No at 7:1", "SELECT 1"));
        assertEquals("ERROR 42703: No at 1:99\n", report("No at 1:99", "SELECT 1"));
        assertEquals("ERROR XX000: No\n", ErrorReport.of(new SQLException("No"), ""));
    }
}
