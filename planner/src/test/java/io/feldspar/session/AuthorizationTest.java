package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users see and do with what was granted to them.
class AuthorizationTest {

    @TempDir Path directory;

    private final Map<String, FeldsparSession> sessions = new HashMap<>();
    private FeldsparEngine engine;

    @BeforeEach
    void start() {
        engine =
                FeldsparEngine.start(
                        Map.of(
                                "feldspar.threads",
                                "2",
                                "feldspar.warehouse",
                                directory.resolve("warehouse").toString(),
                                "feldspar.security.authorization",
                                "on",
                                "feldspar.security.admins",
                                "root",
                                "feldspar.security.file",
                                directory.resolve("security.sql").toString()));
    }

    @AfterEach
    void stop() {
        sessions.values().forEach(FeldsparSession::close);
        sessions.clear();
        engine.close();
    }

    private FeldsparSession session(String user) {
        return sessions.computeIfAbsent(user, engine::newSession);
    }

    /// Rows as text: values with commas between, rows with semicolons.
    private String run(String user, String... statements) {
        String last = "";
        for (String sql : statements) {
            try (Operation operation = session(user).execute(sql)) {
                List<String> rows = new ArrayList<>();
                for (Batch batch = operation.next(); batch != null; batch = operation.next()) {
                    for (int i = 0; i < batch.rowCount(); i++) {
                        rows.add(
                                batch.values(i).stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",")));
                    }
                }
                last = String.join(";", rows);
            }
        }
        return last;
    }

    private FeldsparException refused(String user, String sql) {
        return assertThrows(FeldsparException.class, () -> run(user, sql));
    }

    private void people() {
        run(
                "root",
                "CREATE TABLE people AS SELECT * FROM (VALUES (1, 'Ada', 'EU', 10),"
                        + " (2, 'Bob', 'US', 20), (3, 'Cyd', 'EU', 30))"
                        + " AS t(id, name, region, salary)");
    }

    @Test
    void aTableWithoutAGrantIsNotThere() {
        people();
        FeldsparException error = refused("bob", "SELECT * FROM people");
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error.code());
        assertFalse(String.valueOf(error.getMessage()).contains("feldspar.main"));
        assertEquals("", run("bob", "SHOW TABLES"));
        assertEquals(
                "0",
                run(
                        "bob",
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'people'"));
        assertEquals("feldspar", run("bob", "SHOW CATALOGS"));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("bob", "DESCRIBE people").code());
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("bob", "DROP TABLE people").code());
        assertEquals(
                ErrorCode.TABLE_NOT_FOUND, refused("bob", "INSERT INTO people SELECT 1").code());
        assertEquals(
                ErrorCode.TABLE_NOT_FOUND, refused("bob", "GRANT SELECT ON people TO bob").code());
        String misspelt = String.valueOf(refused("bob", "SELECT * FROM peopl").getMessage());
        assertFalse(misspelt.contains("people"), misspelt);
    }

    @Test
    void grantsOfTablesSchemasAndCatalogsAreInherited() {
        people();
        run("root", "GRANT SELECT ON TABLE people TO bob");
        assertEquals("3", run("bob", "SELECT count(*) FROM people"));
        assertEquals("people,TABLE", run("bob", "SHOW TABLES"));
        run("root", "REVOKE SELECT ON people FROM bob");
        assertEquals(
                ErrorCode.TABLE_NOT_FOUND, refused("bob", "SELECT count(*) FROM people").code());
        run("root", "GRANT SELECT ON SCHEMA main TO USER bob");
        assertEquals("3", run("bob", "SELECT count(*) FROM people"));
        run("root", "GRANT SELECT ON CATALOG tpch TO PUBLIC");
        assertEquals("25", run("cyd", "SELECT count(*) FROM tpch.tiny.nation"));
        assertEquals("feldspar;tpch", run("cyd", "SHOW CATALOGS"));
    }

    @Test
    void columnsWithoutAGrantAreNotThere() {
        people();
        run("root", "GRANT SELECT (id, name) ON people TO bob");
        assertEquals("1,Ada;2,Bob;3,Cyd", run("bob", "SELECT * FROM people ORDER BY 1"));
        FeldsparException error = refused("bob", "SELECT salary FROM people");
        assertEquals(ErrorCode.COLUMN_NOT_FOUND, error.code());
        assertEquals(
                "id;name",
                run(
                        "bob",
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_name = 'people' ORDER BY 1"));
        assertEquals(2, session("bob").metadata().columns(List.of("people")).size());
    }

    @Test
    void rolesAreInheritedChosenAndDropped() {
        people();
        run(
                "root",
                "CREATE ROLE Analyst",
                "CREATE ROLE lead",
                "GRANT SELECT ON people TO analyst",
                "GRANT analyst TO ROLE lead",
                "GRANT lead TO bob");
        assertEquals("3", run("bob", "SELECT count(*) FROM people"));
        assertEquals("analyst,YES;lead,YES", run("bob", "SHOW ROLES"));
        run("bob", "SET ROLE NONE");
        assertEquals("analyst,NO;lead,NO", run("bob", "SHOW ROLES"));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("bob", "SELECT * FROM people").code());
        run("bob", "SET ROLE analyst");
        assertEquals("3", run("bob", "SELECT count(*) FROM people"));
        run("bob", "SET ROLE ALL");
        assertEquals("true,false", run("bob", "SELECT has_role('lead'), has_role('admin')"));
        assertEquals(
                "Role 'analyst' cannot have the role 'lead': it would have itself",
                refused("root", "GRANT lead TO ROLE analyst").problem());
        run("root", "DROP ROLE analyst");
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("bob", "SELECT * FROM people").code());
        assertEquals(ErrorCode.ROLE_NOT_FOUND, refused("bob", "SET ROLE analyst").code());
        assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, refused("cyd", "SET ROLE lead").code());
        assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, refused("bob", "CREATE ROLE mine").code());
        assertEquals(ErrorCode.DUPLICATE_ROLE, refused("root", "CREATE ROLE lead").code());
    }

    @Test
    void theOwnerAloneChangesWhatIsOwned() {
        assertEquals(
                "User 'bob' lacks the privilege CREATE on SCHEMA \"feldspar\".\"main\". Ask its"
                        + " owner or an administrator to GRANT it.",
                refused("bob", "CREATE TABLE mine AS SELECT 1 AS a").getMessage());
        run("root", "GRANT CREATE ON SCHEMA main TO bob");
        run("bob", "CREATE TABLE mine AS SELECT 1 AS a", "INSERT INTO mine SELECT 2");
        run("bob", "GRANT SELECT ON mine TO cyd");
        assertEquals("2", run("cyd", "SELECT count(*) FROM mine"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("cyd", "INSERT INTO mine SELECT 3").code());
        assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, refused("cyd", "DROP TABLE mine").code());
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("cyd", "GRANT SELECT ON mine TO dan").code());
        run("bob", "GRANT INSERT ON mine TO cyd");
        run("cyd", "INSERT INTO mine SELECT 3");
        assertEquals("3", run("cyd", "SELECT count(*) FROM mine"));
        run("bob", "DROP TABLE mine");
        run("root", "CREATE TABLE mine AS SELECT 1 AS a");
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("cyd", "SELECT * FROM mine").code());
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("bob", "SELECT * FROM mine").code());
    }

    @Test
    void insertMayBeLimitedToColumns() {
        people();
        run("root", "GRANT INSERT (id, name) ON people TO bob");
        run("bob", "INSERT INTO people (id, name) SELECT 4, 'Dan'");
        assertEquals("4", run("root", "SELECT count(*) FROM people"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "INSERT INTO people (id, salary) SELECT 5, 1").code());
        assertEquals(
                "User 'bob' lacks the privilege SELECT on TABLE \"feldspar\".\"main\".\"people\"."
                        + " Ask its owner or an administrator to GRANT it.",
                refused("bob", "SELECT * FROM people").getMessage());
        assertEquals(
                "1",
                run(
                        "bob",
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'people'"));
    }

    @Test
    void aViewReadsWithTheRightsOfItsMaker() {
        people();
        run(
                "root",
                "CREATE VIEW names AS SELECT id, name, current_user AS reader FROM people",
                "GRANT SELECT ON VIEW names TO bob");
        assertEquals("1,Ada,bob", run("bob", "SELECT * FROM names WHERE id = 1"));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("bob", "SELECT * FROM people").code());
        run("bob", "CREATE TEMP VIEW people AS SELECT 9 AS id, 'Eve' AS name");
        assertEquals("3", run("bob", "SELECT count(*) FROM names"));
        run("bob", "DROP VIEW people");
    }

    /// Its plan names tables that the reader does not see.
    @Test
    void thePlanOfAViewIsForThoseWhoSeeItsTables() {
        people();
        run("root", "CREATE VIEW names AS SELECT name FROM people", "GRANT SELECT ON names TO bob");
        assertEquals("Ada;Bob;Cyd", run("bob", "SELECT name FROM names ORDER BY 1"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "EXPLAIN SELECT * FROM names").code());
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE, refused("bob", "SHOW CREATE VIEW names").code());
        String definition =
                "SELECT view_definition FROM information_schema.views"
                        + " WHERE table_name IN ('names', 'own')";
        assertEquals("null", run("bob", definition));
        assertFalse(run("bob", "DESCRIBE EXTENDED names").contains("FROM people"));
        run("bob", "CREATE TEMP VIEW own AS SELECT 1 AS one");
        assertTrue(run("bob", "SHOW CREATE VIEW own").contains("SELECT 1 AS one"));
        assertTrue(run("bob", "DESCRIBE EXTENDED own").contains("SELECT 1 AS one"));
        run("bob", "DROP VIEW own");
        assertEquals("SELECT name FROM people", run("root", definition));
        assertTrue(run("root", "DESCRIBE EXTENDED names").contains("SELECT name FROM people"));
        run("root", "EXPLAIN SELECT * FROM names", "GRANT SELECT ON people TO bob");
        assertTrue(run("bob", "EXPLAIN SELECT * FROM names").contains("people"));
    }

    @Test
    void rowsAreFilteredAndColumnsMasked() {
        people();
        run(
                "root",
                "GRANT SELECT ON people TO PUBLIC",
                "CREATE TABLE regions AS SELECT 'bob' AS login, 'EU' AS region",
                "ALTER TABLE people SET ROW FILTER (current_user = 'root' OR region IN"
                        + " (SELECT r.region FROM regions r WHERE r.login = current_user))",
                "ALTER TABLE people ALTER COLUMN salary SET MASK"
                        + " (CASE WHEN has_role('admin') THEN salary ELSE NULL END)");
        assertEquals("1,Ada,EU,null;3,Cyd,EU,null", run("bob", "SELECT * FROM people ORDER BY 1"));
        assertEquals("0", run("bob", "SELECT count(*) FROM people WHERE salary > 0"));
        assertEquals("", run("cyd", "SELECT id FROM people"));
        assertEquals("3", run("root", "SELECT count(*) FROM people"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "EXPLAIN SELECT * FROM people").code());
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "SHOW CREATE TABLE people").code());
        assertEquals(
                "The history of 'people' is not shown: it counts rows that its row filter hides."
                        + " Ask its owner to drop the filter first.",
                refused("bob", "DESCRIBE HISTORY people").getMessage());
        run("bob", "CREATE TEMP VIEW regions AS SELECT 'bob' AS login, 'US' AS region");
        assertEquals("1;3", run("bob", "SELECT id FROM people ORDER BY 1"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "ALTER TABLE people DROP ROW FILTER").code());
        run("bob", "DECLARE region VARCHAR DEFAULT 'EU'", "DECLARE salary INT DEFAULT 1");
        assertEquals("1,null;3,null", run("bob", "SELECT id, salary FROM people ORDER BY 1"));
        assertEquals(
                "Rows of 'people' cannot be changed while it has a row filter or a column mask."
                        + " Drop these first.",
                refused("root", "DELETE FROM people").getMessage());
        assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, refused("bob", "DELETE FROM people").code());
        assertEquals(
                ErrorCode.COLUMN_NOT_FOUND,
                refused("root", "ALTER TABLE people SET ROW FILTER (regio = 'EU')").code());
        assertEquals(
                ErrorCode.TYPE_MISMATCH,
                refused("root", "ALTER TABLE people SET ROW FILTER (region)").code());
        run(
                "root",
                "ALTER TABLE people DROP ROW FILTER",
                "ALTER TABLE people ALTER COLUMN salary DROP MASK");
        assertEquals("60", run("bob", "SELECT sum(salary) FROM people"));
    }

    /// What a filter and a view mean is not for the reader to choose.
    @Test
    void functionsOfTheReaderDoNotHideThoseOfFiltersAndViews() {
        people();
        run(
                "root",
                "CREATE FUNCTION visible(r VARCHAR) RETURNS BOOLEAN RETURN r = 'EU'",
                "ALTER TABLE people SET ROW FILTER (visible(region))",
                "GRANT SELECT ON people TO bob",
                "CREATE VIEW seen AS SELECT id FROM people WHERE visible(region)",
                "GRANT SELECT ON seen TO bob");
        run("bob", "CREATE TEMPORARY FUNCTION visible(r VARCHAR) RETURNS BOOLEAN RETURN true");
        assertEquals("1;3", run("bob", "SELECT id FROM people ORDER BY id"));
        assertEquals("1;3", run("bob", "SELECT id FROM seen ORDER BY id"));
        assertEquals("true", run("bob", "SELECT visible('US')"));
    }

    @Test
    void aFunctionIsThereForThoseWhoMayCallIt() {
        run("root", "CREATE FUNCTION twice(x INT) RETURNS INT RETURN x * 2");
        assertEquals(ErrorCode.FUNCTION_NOT_FOUND, refused("bob", "SELECT twice(2)").code());
        assertEquals("", run("bob", "SHOW USER FUNCTIONS"));
        run("root", "GRANT EXECUTE ON FUNCTION twice TO bob");
        assertEquals("4", run("bob", "SELECT twice(2)"));
        assertEquals("twice", run("bob", "SHOW USER FUNCTIONS"));
        assertEquals(
                "USER \"bob\",EXECUTE,FUNCTION \"feldspar\".\"main\".\"twice\",",
                run("root", "SHOW GRANTS ON FUNCTION twice TO bob"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE, refused("bob", "DROP FUNCTION twice").code());
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "GRANT EXECUTE ON FUNCTION twice TO eve").code());
        sessions.values().forEach(FeldsparSession::close);
        sessions.clear();
        engine.close();
        start();
        assertEquals("4", run("bob", "SELECT twice(2)"));
        run("root", "REVOKE EXECUTE ON FUNCTION twice FROM bob");
        assertEquals(ErrorCode.FUNCTION_NOT_FOUND, refused("bob", "SELECT twice(2)").code());
        run("root", "GRANT EXECUTE ON SCHEMA main TO PUBLIC");
        assertEquals("4", run("bob", "SELECT twice(2)"));
        people();
        assertEquals("", run("bob", "SHOW TABLES"));
    }

    @Test
    void refusesPrivilegesThatFunctionsDoNotHave() {
        run("root", "CREATE FUNCTION one() RETURNS INT RETURN 1");
        assertEquals(
                "SELECT cannot be granted on FUNCTION \"feldspar\".\"main\".\"one\". These can:"
                        + " [EXECUTE, OWNERSHIP].",
                refused("root", "GRANT SELECT ON FUNCTION one TO bob").getMessage());
        people();
        assertEquals(
                ErrorCode.INVALID_STATEMENT,
                refused("root", "GRANT EXECUTE ON people TO bob").code());
        assertEquals(
                "Function 'none' not found. See SHOW USER FUNCTIONS. Built-in functions need no"
                        + " privilege.",
                refused("root", "GRANT EXECUTE ON FUNCTION none TO bob").getMessage());
    }

    @Test
    void aFunctionNeedsAPrivilegeOnItsSchema() {
        people();
        run(
                "root",
                "CREATE SCHEMA tools",
                "CREATE FUNCTION tools.total() RETURNS INT"
                        + " RETURN SELECT sum(salary) FROM main.people");
        assertEquals(ErrorCode.FUNCTION_NOT_FOUND, refused("bob", "SELECT tools.total()").code());
        run("root", "GRANT SELECT ON SCHEMA tools TO bob");
        assertEquals(ErrorCode.TABLE_NOT_FOUND, refused("bob", "SELECT tools.total()").code());
        run("root", "GRANT SELECT ON people TO bob");
        assertEquals("60", run("bob", "SELECT tools.total()"));
    }

    @Test
    void filtersDoNotReadVariablesOfTheReader() {
        people();
        run(
                "root",
                "DECLARE mine STRING DEFAULT 'EU'",
                "CREATE VIEW seen AS SELECT id FROM people WHERE region = mine",
                "GRANT SELECT ON seen TO bob");
        run("bob", "DECLARE mine STRING DEFAULT 'US'");
        assertEquals(ErrorCode.COLUMN_NOT_FOUND, refused("bob", "SELECT id FROM seen").code());
    }

    @Test
    void filesNeedAPrivilegeOfTheirOwn() {
        String file = directory.resolve("a.csv").toString();
        run("root", "COPY (SELECT 1 AS a) TO '" + file + "'", "GRANT CREATE ON SCHEMA main TO bob");
        for (String sql :
                List.of(
                        "SELECT * FROM '" + file + "'",
                        "SELECT * FROM read_csv('" + file + "')",
                        "CREATE TABLE t USING csv LOCATION '" + file + "'",
                        "COPY (SELECT 2 AS a) TO '" + file + "'")) {
            FeldsparException error = refused("bob", sql);
            assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, error.code(), sql);
            assertTrue(String.valueOf(error.getMessage()).contains("ANY FILE"));
        }
        run("root", "GRANT SELECT ON ANY FILE TO bob");
        people();
        String stored = directory.resolve("warehouse").resolve("**/*.parquet").toString();
        for (String sql :
                List.of(
                        "SELECT * FROM '" + stored + "'",
                        "SELECT * FROM read_parquet('" + directory + "/**/*.parquet')",
                        "CREATE TABLE t USING parquet LOCATION '" + stored + "'")) {
            FeldsparException error = refused("bob", sql);
            assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, error.code(), error.getMessage());
        }
        assertEquals("1", run("bob", "SELECT * FROM '" + file + "'"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "COPY (SELECT 2 AS a) TO '" + file + "'").code());
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                refused("bob", "GRANT SELECT ON ANY FILE TO cyd").code());
    }

    @Test
    void showsGrantsToThoseWhomTheyConcern() {
        people();
        run(
                "root",
                "CREATE ROLE analyst",
                "GRANT analyst TO bob",
                "GRANT SELECT (name, id) ON people TO ROLE analyst",
                "GRANT ALL ON SCHEMA main TO cyd");
        assertEquals(
                "ROLE \"analyst\",SELECT,TABLE \"feldspar\".\"main\".\"people\",id, name;"
                        + "USER \"bob\",ROLE,analyst,",
                run("bob", "SHOW GRANTS"));
        assertEquals("", run("dan", "SHOW GRANTS"));
        assertEquals(
                "USER \"cyd\",CREATE,SCHEMA \"feldspar\".\"main\",;"
                        + "USER \"cyd\",EXECUTE,SCHEMA \"feldspar\".\"main\",;"
                        + "USER \"cyd\",INSERT,SCHEMA \"feldspar\".\"main\",;"
                        + "USER \"cyd\",SELECT,SCHEMA \"feldspar\".\"main\",",
                run("root", "SHOW GRANTS ON SCHEMA main TO cyd"));
    }

    @Test
    void whatWasGrantedOutlivesTheEngine() throws IOException {
        people();
        run(
                "root",
                "CREATE ROLE \"odd \"\" name\"",
                "GRANT \"odd \"\" name\" TO \"b'o\"\"b\"",
                "GRANT SELECT (id, region) ON people TO ROLE \"odd \"\" name\"",
                "ALTER TABLE people SET ROW FILTER (region <> 'it''s' /* no */ AND region = 'EU')",
                "ALTER TABLE people ALTER COLUMN region SET MASK (lower(region))");
        Path file = directory.resolve("security.sql");
        assertEquals(
                PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
        stop();
        start();
        assertEquals("1,eu;3,eu", run("b'o\"b", "SELECT * FROM people ORDER BY 1"));
        Files.writeString(file, "GRANT SOMETHING");
        stop();
        assertEquals(
                ErrorCode.DATA_CORRUPT, assertThrows(FeldsparException.class, this::start).code());
        Files.delete(file);
        start();
    }

    @Test
    void withoutAuthorizationThereAreNoRoles() {
        try (FeldsparEngine open = FeldsparEngine.start(Map.of("feldspar.threads", "1"));
                FeldsparSession session = open.newSession("ada")) {
            FeldsparException error =
                    assertThrows(
                            FeldsparException.class, () -> session.execute("CREATE ROLE analyst"));
            assertEquals(
                    "There are no roles and privileges: authorization is off. Start the engine with"
                            + " 'feldspar.security.authorization = on'.",
                    error.getMessage());
        }
    }
}
