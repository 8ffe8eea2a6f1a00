package io.feldspar.server.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static List<String> texts(String script) {
        return Script.parse(script).statements().stream().map(Script.Statement::text).toList();
    }

    @Test
    void cutsAtSemicolons() {
        assertEquals(List.of("SELECT 1", "SELECT 2"), texts("SELECT 1; SELECT 2"));
        assertEquals(List.of("SELECT 1"), texts(" ;; SELECT 1 ;\n;"));
        assertEquals(List.of(), texts("  \n "));
    }

    @Test
    void leavesQuotesAndCommentsWhole() {
        assertEquals(List.of("SELECT ';', \";\", `;`"), texts("SELECT ';', \";\", `;`;"));
        assertEquals(List.of("SELECT 'it''s; ok'"), texts("SELECT 'it''s; ok';"));
        assertEquals(
                List.of("SELECT 1 -- a; b\n + 2 /* ; */"),
                texts("SELECT 1 -- a; b\n + 2 /* ; */; -- end;"));
    }

    @Test
    void leavesNestedCommentsWhole() {
        assertEquals(
                List.of("SELECT /* a /* ; */ ; */ 1", "SELECT 2"),
                texts("SELECT /* a /* ; */ ; */ 1; SELECT 2"));
        assertFalse(Script.parse("SELECT 1; /* a /* b */ ;").complete());
        assertEquals(List.of("SELECT 1"), texts("\uFEFFSELECT 1;"));
    }

    @Test
    void dropsStatementsOfCommentsAlone() {
        assertEquals(List.of("SELECT 1"), texts("-- first\nSELECT 1;\n/* last; */ -- really"));
    }

    @Test
    void knowsTheLineOfEachStatement() {
        Script script = Script.parse("-- one\nSELECT\n1;\n\nSELECT 2; SELECT 'a\nb'; SELECT 4");
        assertEquals(
                List.of(2, 5, 5, 6),
                script.statements().stream().map(Script.Statement::line).toList());
    }

    @Test
    void knowsWhatIsIncomplete() {
        assertTrue(Script.parse("SELECT 1;").complete());
        assertTrue(Script.parse("SELECT 1; -- done").complete());
        assertFalse(Script.parse("SELECT 1").complete());
        assertFalse(Script.parse("SELECT 'a;").complete());
        assertEquals("'", Script.parse("SELECT 'a;").open());
        assertFalse(Script.parse("SELECT 1; /* more;").complete());
        assertEquals("/*", Script.parse("SELECT 1; /* more;").open());
    }
}
