package io.feldspar.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.sql.dialect.Dialect;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    /// What is shown of the text from the first occurrence of one piece to that of another.
    private static String shown(String sql, String from, String last) {
        int start = sql.indexOf(from);
        return Excerpt.of(sql, Dialect.FELDSPAR, start, sql.indexOf(last, start)).text();
    }

    @Test
    void givesParenthesesTheirPartners() {
        assertEquals("a / (b - 1)", shown("SELECT a / (b - 1) FROM t", "a /", "1"));
        assertEquals("(a + b) / c", shown("SELECT (a + b) / c FROM t", "a +", "c"));
        assertEquals("((a)) / ((b))", shown("SELECT ((a)) / ((b)), c", "a", "b"));
        assertEquals("a / b", shown("SELECT (a / b) FROM t", "a /", "b"));
        assertEquals("f(a)", shown("SELECT g(f(a))", "f(", ")"));
    }

    @Test
    void beginsWhereItsParenthesisDoes() {
        assertEquals(7, Excerpt.of("SELECT (a + b) / c", Dialect.FELDSPAR, 8, 17).start());
    }

    @Test
    void isOneLineOfWholeTokens() {
        assertEquals("a + count", shown("SELECT a\n\t+ -- more\n  count", "a", "ount"));
        assertEquals("'a  b'||c", shown("SELECT 'a  b'||c", "'a", "c"));
        assertEquals("a / b", shown("SELECT a /* (over) */ / b", "a ", "b"));
    }

    @Test
    void isCutWhereItIsLong() {
        String sum = "a" + " + a".repeat(100);
        assertEquals(
                sum.substring(0, 97) + "...",
                Excerpt.of(sum, Dialect.FELDSPAR, 0, sum.length() - 1).text());
    }
}
