package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.session.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeldsparSessionTest {

    @TempDir static Path directory;

    private static FeldsparEngine engine;
    private FeldsparSession session;

    @BeforeAll
    static void start() {
        engine =
                FeldsparEngine.start(
                        Map.of(
                                "feldspar.threads",
                                "2",
                                "feldspar.warehouse",
                                directory.resolve("warehouse").toString()));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void open() {
        session = engine.newSession();
    }

    @AfterEach
    void nothingIsHeldAfterAStatement() {
        session.close();
        assertEquals(0, engine.reservedBytes());
    }

    private List<List<@Nullable Object>> rows(String sql) {
        return Rows.of(session, sql);
    }

    private ErrorCode error(String sql) {
        return assertThrows(FeldsparException.class, () -> rows(sql)).code();
    }

    @Test
    void joinsAndAggregatesTheBuiltInTables() {
        assertEquals(
                List.of(List.of("AFRICA", 5L), List.of("AMERICA", 5L)),
                rows(
                        "SELECT r_name, count(*) FROM tpch.tiny.nation, tpch.tiny.region"
                                + " WHERE n_regionkey = r_regionkey"
                                + " GROUP BY r_name ORDER BY r_name LIMIT 2"));
    }

    @Test
    void namesTheColumnThatAnInsertCannotConvert() {
        session.execute("CREATE TABLE narrow AS SELECT CAST(1 AS SMALLINT) AS small").close();
        String insert = "INSERT INTO narrow SELECT n_nationkey * 10000 FROM tpch.tiny.nation";
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> session.execute(insert));
        assertEquals(
                "The value 40000 does not fit SMALLINT in column 'small'. Cast to a wider type,"
                        + " or use TRY_CAST to get NULL instead.",
                error.getMessage());
    }

    @Test
    void answersSubqueriesInEveryPlace() {
        assertEquals(
                List.of(List.of(5L)),
                rows(
                        "SELECT count(*) FROM tpch.tiny.nation WHERE n_regionkey ="
                                + " (SELECT max(r_regionkey) FROM tpch.tiny.region)"));
        assertEquals(
                List.of(List.of(1L)),
                rows(
                        "SELECT count(*) FROM tpch.tiny.region r WHERE NOT EXISTS (SELECT 1 FROM"
                                + " tpch.tiny.nation WHERE n_regionkey = r.r_regionkey"
                                + " AND n_name <> 'x' AND r.r_name <> 'ASIA')"));
        assertEquals(
                List.of(List.of(20L)),
                rows(
                        "SELECT count(*) FROM tpch.tiny.nation WHERE n_regionkey NOT IN"
                                + " (SELECT r_regionkey FROM tpch.tiny.region"
                                + " WHERE r_name = 'ASIA')"));
    }

    @Test
    void notInOverANullKeepsNothing() {
        assertEquals(
                List.of(),
                rows(
                        "SELECT * FROM (VALUES (1), (2)) AS a (x) WHERE x NOT IN"
                                + " (SELECT y FROM (VALUES (1), (CAST(NULL AS INTEGER))) AS b (y))"));
    }

    @Test
    void groupsBySetsWithTheEmptyOneOverNoRows() {
        assertEquals(
                List.of(Arrays.asList(null, 0L)),
                rows(
                        "SELECT n_regionkey, count(*) FROM tpch.tiny.nation WHERE n_name = 'none'"
                                + " GROUP BY ROLLUP (n_regionkey)"));
        assertEquals(
                6,
                rows("SELECT n_regionkey, count(*) FROM tpch.tiny.nation"
                                + " GROUP BY ROLLUP (n_regionkey)")
                        .size());
    }

    @Test
    void countsDistinctBesideOtherAggregates() {
        assertEquals(
                List.of(List.of(25L, 5L, 24)),
                rows(
                        "SELECT count(*), count(DISTINCT n_regionkey), max(n_nationkey)"
                                + " FROM tpch.tiny.nation"));
    }

    @Test
    void combinesSets() {
        assertEquals(
                List.of(List.of(0), List.of(1)),
                rows(
                        "SELECT n_regionkey FROM tpch.tiny.nation EXCEPT SELECT r_regionkey FROM"
                                + " tpch.tiny.region WHERE r_regionkey > 1 ORDER BY 1"));
        assertEquals(
                5,
                rows("SELECT n_regionkey FROM tpch.tiny.nation"
                                + " UNION SELECT r_regionkey FROM tpch.tiny.region")
                        .size());
    }

    @Test
    void joinsOuterFullAndByInequality() {
        assertEquals(
                List.of(Arrays.asList(1, null), Arrays.asList(2, 2), Arrays.asList(null, 3)),
                rows(
                        "SELECT x, y FROM (VALUES (1), (2)) AS a (x) FULL JOIN"
                                + " (VALUES (2), (3)) AS b (y) ON x = y ORDER BY x NULLS LAST"));
        assertEquals(
                List.of(List.of(10L)),
                rows(
                        "SELECT count(*) FROM tpch.tiny.region a JOIN tpch.tiny.region b"
                                + " ON a.r_regionkey < b.r_regionkey"));
    }

    @Test
    void bindsParameters() {
        PreparedStatement statement =
                session.prepare("SELECT n_name FROM tpch.tiny.nation WHERE n_nationkey = ?");
        assertEquals(1, statement.parameterCount());
        try (Operation result = statement.execute(List.of(3))) {
            assertEquals(List.of("CANADA"), firstBatch(result).values(0));
            assertNull(result.next());
        }
        for (List<Object> wrong : List.of(List.<Object>of(), List.<Object>of(3, 4))) {
            FeldsparException error =
                    assertThrows(FeldsparException.class, () -> statement.execute(wrong));
            assertEquals(ErrorCode.PARAMETER_COUNT, error.code());
        }
    }

    private static Batch firstBatch(Operation result) {
        Batch batch = result.next();
        assertNotNull(batch);
        return batch;
    }

    @Test
    void makesFillsAndDropsTables() {
        try (Operation made = session.execute("CREATE TABLE t AS SELECT * FROM tpch.tiny.nation")) {
            assertFalse(made.hasRows());
            assertEquals(25, made.updateCount());
        }
        assertEquals(List.of(List.of(25L)), rows("SELECT count(*) FROM t"));
        try (Operation inserted =
                session.execute("INSERT INTO t SELECT * FROM t WHERE n_nationkey < 5")) {
            assertEquals(5, inserted.updateCount());
        }
        assertEquals(List.of(List.of(30L)), rows("SELECT count(*) FROM t"));
        assertEquals(ErrorCode.TABLE_ALREADY_EXISTS, error("CREATE TABLE t AS SELECT 1 AS a"));
        session.execute("DROP TABLE t").close();
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error("SELECT * FROM t"));
    }

    @Test
    void copiesToAFileThatCanBeNamed() {
        Path file = directory.resolve("nation.parquet");
        session.execute("COPY (SELECT * FROM tpch.tiny.nation) TO '" + file + "'").close();
        assertEquals(List.of(List.of(25L)), rows("SELECT count(*) FROM parquet.`" + file + "`"));
    }

    @Test
    void aFailedCopyLeavesNoFile() {
        Path file = directory.resolve("broken.parquet");
        assertEquals(
                ErrorCode.DIVISION_BY_ZERO,
                error(
                        "COPY (SELECT 1 / (n_nationkey - 3) AS q FROM tpch.tiny.nation) TO '"
                                + file
                                + "'"));
        assertFalse(file.toFile().exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "json", "avro"})
    void tablesOfEveryFormatKeepTheirTypes(String format) {
        String columns =
                "n_nationkey AS k, n_name AS name, DATE '2026-01-31' AS d, CAST(1.5 AS DECIMAL(9, 3)) AS p,"
                        + " CAST(NULL AS DOUBLE) AS nothing";
        String from = " FROM tpch.tiny.nation WHERE n_nationkey < ";
        session.execute(
                        "CREATE OR REPLACE TABLE typed USING "
                                + format
                                + " AS SELECT "
                                + columns
                                + from
                                + 3)
                .close();
        assertEquals(rows("SELECT " + columns + from + 3), rows("SELECT * FROM typed ORDER BY k"));
        session.execute("INSERT INTO typed SELECT " + columns + from + 2).close();
        assertEquals(
                List.of(List.of(5L)),
                rows("SELECT count(*) FROM typed WHERE d > DATE '2026-01-01'"));
        session.execute(
                        "CREATE OR REPLACE TABLE empty USING "
                                + format
                                + " AS SELECT "
                                + columns
                                + from
                                + -1)
                .close();
        assertEquals(List.of(), rows("SELECT k + 1, p FROM empty"));
    }

    @Test
    void aFailedTableLeavesNothing() throws IOException {
        Path place = directory.resolve("broken");
        String query = " AS SELECT 1 / (n_nationkey - 3) AS q FROM tpch.tiny.nation";
        assertEquals(
                ErrorCode.DIVISION_BY_ZERO,
                error("CREATE TABLE b USING json LOCATION '" + place + "'" + query));
        assertFalse(Files.exists(place));
        Files.createDirectories(place);
        Files.writeString(place.resolve("mine.json"), "{}");
        assertEquals(
                ErrorCode.TABLE_ALREADY_EXISTS,
                error("CREATE TABLE b USING json LOCATION '" + place + "' AS SELECT 1 AS a"));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error("SELECT * FROM b"));
        assertTrue(Files.exists(place.resolve("mine.json")));
    }

    @Test
    void explainsPlansRunsAndStages() {
        String query = " SELECT r_name, count(*) FROM tpch.tiny.region GROUP BY r_name";
        assertTrue(Rows.text(session, "EXPLAIN" + query).contains("HashAggregate"));
        String measured = Rows.text(session, "EXPLAIN ANALYZE" + query);
        assertTrue(measured.contains("(5 rows"));
        assertFalse(measured.contains("not run"));
        assertTrue(Rows.text(session, "EXPLAIN STAGES" + query).contains("+-"));
    }

    @Test
    void endsAQueryThatIsCancelled() {
        try (Operation result =
                session.execute(
                        "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                                + " WHERE a.l_tax < b.l_discount")) {
            assertTrue(result.cancel());
            FeldsparException ended = assertThrows(FeldsparException.class, result::next);
            assertEquals(ErrorCode.QUERY_CANCELLED, ended.code());
        }
        assertEquals(List.of(List.of(1)), rows("SELECT 1"));
    }

    @Test
    void endsAQueryAfterItsTimeout() {
        session.execute("SET feldspar.query.timeout = '200ms'").close();
        assertEquals(
                ErrorCode.QUERY_TIMEOUT,
                error(
                        "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b"
                                + " WHERE a.l_tax < b.l_discount"));
    }

    @Test
    void aStatementHasOneTimeAndTheNextAnother() throws InterruptedException {
        String sql =
                "SELECT current_timestamp = now(), current_date = CAST(now() AS DATE), now()"
                        + " FROM tpch.tiny.nation GROUP BY now()";
        List<@Nullable Object> first = rows(sql).getFirst();
        Thread.sleep(2);
        List<@Nullable Object> second = rows(sql).getFirst();
        assertEquals(List.of(true, true), first.subList(0, 2));
        assertEquals(List.of(true, true), second.subList(0, 2));
        assertNotEquals(first.get(2), second.get(2));
    }

    @Test
    void refusesAValueBeyondItsMemory() {
        session.set("feldspar.query.memory.limit", "1MB");
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                rows(
                                        "SELECT cardinality(array_agg(l_comment))"
                                                + " FROM tpch.tiny.lineitem"));
        assertEquals(ErrorCode.OUT_OF_MEMORY, error.code());
        assertTrue(
                String.valueOf(error.getMessage()).startsWith("GROUP BY needs"),
                error.getMessage());
        assertEquals(List.of(List.of(25L)), rows("SELECT count(*) FROM tpch.tiny.nation"));
    }

    @Test
    void groupsAndExchangedRowsBeyondTheirMemoryGoToDisk() {
        String query =
                "SELECT l_comment, count(*) FROM tpch.tiny.lineitem GROUP BY l_comment"
                        + " ORDER BY l_comment";
        List<List<@Nullable Object>> expected = rows(query);
        session.set("feldspar.query.memory.limit", "2MB");
        assertEquals(expected, rows(query));
        assertEquals(0, session.engine().openSpillFiles());
        assertEquals(0, session.engine().reservedBytes());
    }

    @Test
    void runsAnotherQueryWhileAResultIsUnread() {
        session.set("feldspar.result.buffer", "1KB");
        try (Operation open = session.execute("SELECT * FROM tpch.tiny.lineitem")) {
            firstBatch(open);
            assertEquals(List.of(List.of(25L)), rows("SELECT count(*) FROM tpch.tiny.nation"));
        }
    }

    @Test
    void listsWhatThereIs() {
        assertTrue(session.metadata().catalogs().contains("tpch"));
        Metadata.TableInfo nation = new Metadata.TableInfo("tpch", "tiny", "nation", false);
        assertTrue(session.metadata().tables("tpch", "tiny").contains(nation));
        assertEquals(SimpleType.VARCHAR, session.metadata().columns(nation).field(1).type());
    }

    @Test
    void namesWhatIsWrongWithASetting() {
        assertEquals(ErrorCode.INVALID_PARAMETER, error("SET feldspar.query.timeout = 'soon'"));
        assertEquals(ErrorCode.INVALID_PARAMETER, error("SET feldspar.nothing = '1'"));
    }

    @Test
    void usesAViewLikeATable() {
        session.execute(
                        "CREATE TEMP VIEW v AS SELECT n_name FROM tpch.tiny.nation"
                                + " WHERE n_regionkey = 2")
                .close();
        assertEquals(List.of(List.of(5L)), rows("SELECT count(*) FROM v"));
    }
}
