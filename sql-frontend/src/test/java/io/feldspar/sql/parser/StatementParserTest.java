package io.feldspar.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementParserTest {

    @Test
    void splitsAtSemicolonsOutsideQuotesAndComments() {
        List<Statement> statements =
                StatementParser.parse("SELECT ';' AS \"a;b\"; -- c;\n ; /* ; */ SHOW TABLES;");
        assertEquals(2, statements.size());
        Statement.Query query = assertInstanceOf(Statement.Query.class, statements.get(0));
        assertEquals("SELECT ';' AS \"a;b\"", query.text().sql());
        assertEquals(
                new Statement.Show(Statement.Show.Kind.TABLES, List.of(), null), statements.get(1));
    }

    @Test
    void parsesTablesOverFiles() {
        Statement.CreateTable table =
                (Statement.CreateTable)
                        StatementParser.parseOne(
                                "create table if not exists s.t (a decimal(10, 2) not null, `b c` varchar(3)) using CSV options (header true, delimiter '|') location 'x/*.csv'");
        assertEquals(List.of("s", "t"), table.name());
        assertTrue(table.ifNotExists());
        assertEquals("csv", table.format());
        assertEquals("x/*.csv", table.location());
        assertEquals(Map.of("header", "true", "delimiter", "|"), table.options());
        assertEquals(new DecimalType(10, 2), table.columns().get(0).field().type());
        assertFalse(table.columns().get(0).field().nullable());
        assertEquals("b c", table.columns().get(1).field().name());
        assertEquals(SimpleType.VARCHAR, table.columns().get(1).field().type());
    }

    @Test
    void parsesViewsCopiesAndSettings() {
        Statement.CreateView view =
                (Statement.CreateView)
                        StatementParser.parseOne(
                                "CREATE OR REPLACE TEMP VIEW v(x) AS SELECT ? FROM t");
        assertTrue(view.temporary() && view.orReplace());
        assertEquals(1, view.query().parameters());
        Statement.Copy copy =
                (Statement.Copy)
                        StatementParser.parseOne(
                                "COPY (SELECT (1)) TO 'out.csv' (FORMAT csv, HEADER, DELIMITER ',')");
        assertEquals("SELECT (1)", copy.query().sql());
        assertEquals(Map.of("format", "csv", "header", "true", "delimiter", ","), copy.options());
        assertEquals(
                new Statement.Set("feldspar.memory.limit", "4g"),
                StatementParser.parseOne("SET feldspar.memory.limit = 4g"));
        assertEquals(
                new Statement.ShowNamed(List.of("feldspar", "threads")),
                StatementParser.parseOne("SHOW feldspar.threads"));
        assertEquals(new Statement.Reset(null), StatementParser.parseOne("RESET ALL"));
        assertEquals(
                new Statement.Use(List.of("tpch", "tiny")),
                StatementParser.parseOne("USE tpch.tiny"));
        Statement.Explain explain =
                (Statement.Explain) StatementParser.parseOne("EXPLAIN ANALYZE SELECT 1");
        assertEquals(Statement.Explain.Kind.ANALYZE, explain.kind());
    }

    @Test
    void saysWhatItExpected() {
        FeldsparException error =
                assertThrows(
                        FeldsparException.class, () -> StatementParser.parse("CREATE TRIGGER t"));
        assertEquals(
                "Syntax error: found 'TRIGGER' at 1:8. Expected TABLE, VIEW or SCHEMA.",
                error.getMessage());
        assertEquals(
                "Syntax error: found 'SELEC' at 2:1. Expected a statement such as SELECT, WITH,"
                        + " EXPLAIN, CREATE, DROP, COPY, INSERT, DELETE, UPDATE, SHOW, DESCRIBE, SET or USE.",
                assertThrows(
                                FeldsparException.class,
                                () -> StatementParser.parse("SELECT 1;\nSELEC 2"))
                        .getMessage());
    }

    @Test
    void knowsWhenMoreIsToCome() {
        assertTrue(StatementParser.incomplete("SELECT 1"));
        assertTrue(StatementParser.incomplete("SELECT 'a;"));
        assertTrue(StatementParser.incomplete("SELECT 1; /* "));
        assertFalse(StatementParser.incomplete("SELECT 1; "));
        assertFalse(StatementParser.incomplete("  "));
    }
}
