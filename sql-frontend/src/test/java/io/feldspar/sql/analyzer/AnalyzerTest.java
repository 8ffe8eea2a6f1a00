package io.feldspar.sql.analyzer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzerTest {

    private final SessionCatalog catalog = TestCatalog.session();
    private final Analyzer analyzer = new Analyzer(catalog);

    private AnalyzedQuery analyze(String sql, Object... parameters) {
        return analyzer.analyze(QueryText.of(sql), Arrays.asList(parameters));
    }

    private List<String> names(String sql) {
        return analyze(sql).schema().fields().stream().map(Field::name).toList();
    }

    private FeldsparException error(String sql) {
        return assertThrows(FeldsparException.class, () -> analyze(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select N_NAME from Nation where n_nationkey != 3 and n_nationkey % 2 = 1",
                "SELECT * FROM tpch.tiny.lineitem LIMIT 3 OFFSET 1",
                "SELECT `n_name` FROM `feldspar`.main.nation",
                "SELECT a FROM csv.`dir/*.csv`",
                "SELECT a FROM 'dir/x.csv' AS t",
                "SELECT a FROM read_csv('x', header => true, delimiter => '|') t",
                "SELECT a FROM read_csv(['x', 'y'])",
                "SELECT a::INTEGER, CAST(b AS STRING), TRY_CAST(b AS BIGINT) FROM csv.x",
                "SELECT * FROM csv.x WHERE b ILIKE '%a%' AND b NOT LIKE 'x!_' ESCAPE '!'",
                "SELECT DATE '1998-12-01' - INTERVAL '90' DAY, DATE '1998-12-01' - INTERVAL '120 days'",
                "SELECT o_orderdate + INTERVAL '1' YEAR, o_orderdate - interval '3' month FROM orders",
                "SELECT EXTRACT(YEAR FROM o_orderdate), SUBSTRING(o_comment FROM 1 FOR 2), SUBSTRING(o_comment, 1, 2) FROM orders",
                "SELECT upper(o_comment), length(o_comment), o_comment || 'x', left(o_comment, 2), right(o_comment, 2) FROM orders",
                "SELECT n_regionkey AS r, count(*) FROM nation GROUP BY r HAVING count(*) > 1 ORDER BY r",
                "SELECT n_regionkey, count(*) c FROM nation GROUP BY 1 ORDER BY 2 DESC NULLS LAST",
                "SELECT count(DISTINCT n_name), sum(n_nationkey) FILTER (WHERE n_regionkey = 1) FROM nation",
                "WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b",
                "SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 2 EXCEPT SELECT 3",
                "SELECT * FROM nation n JOIN region r ON n.n_regionkey = r.r_regionkey LEFT JOIN customer ON true",
                "SELECT n_name FROM nation NATURAL JOIN region",
                "SELECT 1 WHERE (SELECT 2 WHERE EXTRACT(YEAR FROM DATE '2020-01-01') = 1) = 2",
                "SELECT trim(n_name), trim(n_name, 'x'), trim(both 'x' from n_name), concat(n_name, 1, 'x') FROM nation",
                "SELECT ifnull(n_name, 'x'), nvl(n_name, 'x'), if(n_name = 'x', 1, 2), CAST(n_name = 'x' AS INTEGER) FROM nation",
                "SELECT o_orderdate + INTERVAL '1 year 2 months', o_orderdate - INTERVAL '1 week -2 days' FROM orders",
                "SELECT CASE n_regionkey WHEN 1 THEN 'a' ELSE NULL END, COALESCE(n_name, 'x'), NULLIF(n_name, 'y') FROM nation",
                "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS t(x, y)",
                "SELECT /* a /* nested */ comment */ 1 -- and another",
                "SELECT r_regionkey, n_name, grouping(n_name) FROM nation, region GROUP BY ROLLUP(r_regionkey, n_name)",
                "SELECT string_agg(n_name, ','), bool_and(n_regionkey = 1), median(n_nationkey), stddev(n_nationkey) FROM nation",
                "SELECT round(c_acctbal, 1), abs(c_acctbal), ceil(c_acctbal), floor(c_acctbal) FROM customer",
                "SELECT date_trunc('month', o_orderdate), year(o_orderdate), month(o_orderdate) FROM orders",
                "SELECT * FROM nation WHERE n_name IN ('a', 'b') AND n_regionkey BETWEEN 1 AND 3",
                "SELECT * FROM nation ORDER BY n_name LIMIT 5"
            })
    void analyzesWhatUsersOfOtherEnginesWrite(String sql) {
        analyze(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM nation WHERE n_regionkey IN (SELECT r_regionkey FROM region)",
                "SELECT * FROM nation WHERE n_regionkey NOT IN (SELECT r_regionkey FROM region)",
                "SELECT * FROM nation n WHERE EXISTS (SELECT 1 FROM region WHERE r_regionkey = n.n_regionkey)",
                "SELECT * FROM nation n WHERE NOT EXISTS (SELECT 1 FROM region WHERE r_regionkey = n.n_regionkey AND r_name <> n.n_name)",
                "SELECT n_name, (SELECT max(r_name) FROM region WHERE r_regionkey = n.n_regionkey) FROM nation n",
                "SELECT * FROM nation n WHERE n_nationkey > (SELECT avg(r_regionkey) FROM region)",
                "SELECT * FROM nation n WHERE n_nationkey = 1 OR EXISTS (SELECT 1 FROM region WHERE r_regionkey = n.n_regionkey)",
                "SELECT * FROM nation WHERE n_nationkey > ALL (SELECT r_regionkey FROM region)",
                "SELECT sum(l_extendedprice) FROM lineitem, part WHERE p_partkey = l_partkey AND l_quantity < (SELECT 0.2 * avg(l_quantity) FROM lineitem WHERE l_partkey = p_partkey)"
            })
    void unnestsSubqueries(String sql) {
        String plan = RelOptUtil.toString(analyze(sql).root());
        assertFalse(plan.contains("Correlate"), plan);
        assertFalse(plan.contains("SubQuery") || plan.contains("$SCALAR_QUERY"), plan);
    }

    @Test
    void namesColumnsByTheirTextWhereTheyHaveNoName() {
        assertEquals(
                List.of("n_name", "count(*)", "n_regionkey + 1", "x"),
                names(
                        "SELECT n_name, count(*), n_regionkey + 1, 2 AS x FROM nation GROUP BY n_name, n_regionkey"));
        assertEquals(List.of("r_regionkey", "r_name", "r_comment"), names("SELECT * FROM region"));
    }

    @Test
    void typesFollowTheRulesOfDecimals() {
        assertEquals(
                List.of(
                        new DecimalType(31, 4),
                        new DecimalType(16, 2),
                        new DecimalType(38, 2),
                        new DecimalType(19, 6),
                        SimpleType.BIGINT,
                        SimpleType.DOUBLE),
                analyze(
                                "SELECT max(l_extendedprice * l_discount), max(l_tax + l_tax), sum(l_tax), avg(l_tax), count(*), avg(l_orderkey) FROM lineitem")
                        .schema()
                        .types());
    }

    @Test
    void parametersBecomeLiterals() {
        String plan =
                RelOptUtil.toString(
                        analyze(
                                        "SELECT * FROM nation WHERE n_name = ? AND n_nationkey > ?",
                                        "it's; --",
                                        7)
                                .root());
        assertTrue(plan.contains("'it''s; --'") && plan.contains("7"), plan);
        assertEquals(
                List.of(SimpleType.VARCHAR, SimpleType.BIGINT),
                analyzer.parameterTypes(
                        QueryText.of("SELECT * FROM nation WHERE n_name = ? AND n_nationkey > ?")));
        assertEquals(
                ErrorCode.PARAMETER_COUNT, error("SELECT * FROM nation WHERE n_name = ?").code());
    }

    @Test
    void tellsWhichTablesAreReadAndWhetherTheyChanged() {
        List<OpenedTable> tables =
                analyze("SELECT * FROM nation a, nation b, tpch.tiny.region, csv.`changing.csv`")
                        .tables();
        assertEquals(3, tables.size());
        assertTrue(tables.get(0).unchanged());
        assertTrue(tables.get(1).unchanged());
        assertFalse(tables.get(2).unchanged());
    }

    @Test
    void viewsAreExpandedWhereTheyAreNamed() {
        catalog.createTemporaryView(
                "v",
                new Relation.View(
                        "SELECT n_name, n_regionkey + 1 FROM nation",
                        List.of("x", "y"),
                        "feldspar",
                        "main",
                        Dialect.FELDSPAR),
                OnExisting.FAIL);
        assertEquals(List.of("y"), names("SELECT y FROM V WHERE x = 'a'"));
    }

    @Test
    void aViewThatIsNoLongerValidSaysWhereInItsText() {
        catalog.createTemporaryView(
                "old",
                new Relation.View(
                        "SELECT\n  n_nam FROM nation",
                        List.of(),
                        "feldspar",
                        "main",
                        Dialect.FELDSPAR),
                OnExisting.FAIL);
        assertEquals(
                "View 'old' is no longer valid: Column 'n_nam' not found in line 2, column 3 of it."
                        + " Did you mean 'n_name'?",
                error("SELECT *\nFROM nation, old").getMessage());
    }

    @Test
    void viewsThatNeverEndAreRefused() {
        catalog.createTemporaryView(
                "a",
                new Relation.View(
                        "SELECT * FROM b", List.of(), "feldspar", "main", Dialect.FELDSPAR),
                OnExisting.FAIL);
        catalog.createTemporaryView(
                "b",
                new Relation.View(
                        "SELECT * FROM a", List.of(), "feldspar", "main", Dialect.FELDSPAR),
                OnExisting.FAIL);
        assertEquals(
                "View 'a' is recursive or nested too deeply (limit 50). Materialize one of the views.",
                error("SELECT * FROM a").getMessage());
    }

    @Test
    void columnsWithoutANameHaveTheirText() {
        assertEquals(
                List.of(
                        "n_name IN (SELECT 'a' )",
                        "(1 + 2) * 3",
                        "EXISTS (SELECT (1))",
                        "')' || '('"),
                names(
                        "SELECT n_name IN (SELECT 'a' ), (1 + 2) * 3, EXISTS (SELECT (1)),"
                                + " ')' || '(' FROM nation"));
    }

    @Test
    void aViewMayBeUsedOften() {
        catalog.createTemporaryView(
                "v",
                new Relation.View("SELECT 1 AS a", List.of(), "feldspar", "main", Dialect.FELDSPAR),
                OnExisting.FAIL);
        String chain = String.join(" UNION ALL ", Collections.nCopies(2_500, "SELECT a FROM v"));
        assertEquals(List.of("a"), names(chain));
    }

    @Test
    void viewsThatGrowBeyondMeasureAreRefused() {
        String before = "nation";
        for (int i = 0; i < 30; i++) {
            catalog.createTemporaryView(
                    "v" + i,
                    new Relation.View(
                            "SELECT 1 AS a FROM %s x, %s y".formatted(before, before),
                            List.of(),
                            "feldspar",
                            "main",
                            Dialect.FELDSPAR),
                    OnExisting.FAIL);
            before = "v" + i;
        }
        assertEquals(
                "The query uses views more than 20000 times, with those in views. Materialize one of"
                        + " the views.",
                error("SELECT * FROM v29").getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT n_nam FROM nation|COLUMN_NOT_FOUND|Column 'n_nam' not found at 1:8. Did you mean 'n_name'?",
                "SELECT 1,\n  x.n_nam FROM nation x|COLUMN_NOT_FOUND|Column 'n_nam' not found at 2:5. Did you mean 'n_name'?",
                "SELECT * FROM natoin|TABLE_NOT_FOUND|Table 'natoin' not found at 1:15. Did you mean 'nation'?",
                "SELECT * FROM nowhere.nation|TABLE_NOT_FOUND|Table 'nowhere.nation' not found at 1:15. Did you mean 'nation'?",
                "SELECT FROM nation|SYNTAX_ERROR|Syntax error: found 'FROM' at 1:8.",
                "SELECT 1 +|SYNTAX_ERROR|Syntax error: the statement ends too early at 1:",
                "SELECT n_name, count(*) FROM nation|GROUPING_ERROR|'n_name' is neither grouped nor aggregated at 1:8.",
                "SELECT n_nationkey FROM nation a, nation b|COLUMN_AMBIGUOUS|Column 'n_nationkey' is ambiguous at 1:8.",
                "SELECT uper(n_name) FROM nation|FUNCTION_NOT_FOUND|Function 'uper' not found for these arguments at 1:8. Did you mean 'UPPER'?",
                "SELECT n_name FROM nation WHERE sum(n_nationkey) > 1|AGGREGATE_NOT_ALLOWED|An aggregate is not allowed at 1:",
                "SELECT 1 UNION SELECT 1, 2|COLUMN_COUNT|Column count mismatch in UNION at 1:",
                "SELECT y.n_name FROM nation x|ALIAS_NOT_FOUND|Table or alias 'y' not found in FROM at 1:8.",
                "SELECT CAST('a' AS FOO)|TYPE_MISMATCH|Type 'FOO' is not known at 1:20.",
                "SELECT (SELECT 1, 2)|SUBQUERY_COLUMNS|A subquery used as a value has more than one column at 1:8.",
                "SELECT n_name FROM nation ORDER BY 3|ORDINAL_OUT_OF_RANGE|The select list has no column of that number at 1:36.",
                "SELECT CASE WHEN 1 THEN 2 END|TYPE_MISMATCH|CASE needs conditions after WHEN at 1:8.",
                "SELECT 1 FROM nation a, nation a|ALIAS_DUPLICATE|Table alias 'a' is used twice at 1:25.",
                "WITH t AS (SELECT 1), T AS (SELECT 2) SELECT * FROM t|COMMON_TABLE_DUPLICATE|WITH names 'T' twice at 1:23. Give one of them another name.",
                "SELECT upper(n_name, 'x') FROM nation|WRONG_ARGUMENT_COUNT|Function 'UPPER' takes 1 arguments at 1:8.",
                "SELECT * FROM nation WHERE n_nationkey = DATE '2020-01-01'|TYPE_MISMATCH|'=' cannot be applied: <BIGINT> = <DATE> at 1:28.",
                "SELECT coalesce() FROM nation|SYNTAX_ERROR|COALESCE needs an argument at 1:8.",
                "SELECT 1 FROM nation LIMIT -1|INVALID_ROW_COUNT|LIMIT is negative at 1:28.",
                "SELECT n_name, rank() FROM nation|WINDOWING_ERROR|Window function 'rank' needs OVER at 1:16.",
                "SELECT 1 UNION SELECT DATE '2020-01-01'|COLUMN_TYPE|Type mismatch in column 1 of UNION at 1:8.",
                "SELECT INTERVAL '1 month 2 days'|NOT_SUPPORTED|An interval of months and shorter units is only part of sums at 1:8.",
                "SELECT 'abc|SYNTAX_ERROR|The string that begins here has no closing ' at 1:8.",
                "SELECT DATE '2026-02-31'|INVALID_LITERAL|Invalid DATE literal"
            })
    void errorsNameThePlaceAndWhatToDo(String row) {
        String[] parts = row.split("\\|");
        FeldsparException error = error(parts[0]);
        assertEquals(parts[1], error.code().name(), error.getMessage());
        assertTrue(error.getMessage().startsWith(parts[2]), error.getMessage());
    }

    @Test
    void deepAndLongStatementsEndInAnErrorOrWork() {
        assertEquals(
                ErrorCode.STATEMENT_TOO_COMPLEX,
                error("SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000)).code());
        assertEquals(
                ErrorCode.STATEMENT_TOO_COMPLEX,
                error("SELECT " + "NOT ".repeat(10_000) + "true").code());
        for (String link : List.of(" + 1", " AND true", " OR true", " || 'a'")) {
            assertEquals(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    error("SELECT 1" + link.repeat(10_000)).code());
        }
        analyze("SELECT 1" + " + 1".repeat(4_900));
        analyze("SELECT true" + " AND true".repeat(4_900));
        analyze("SELECT 1" + ", 1 + 1".repeat(6_000));
        analyze("SELECT " + "(".repeat(200) + "1" + ")".repeat(200));
        analyze("SELECT * FROM nation WHERE n_nationkey = 1" + " OR n_nationkey = 2".repeat(3000));
        analyze("SELECT n_nationkey" + " + 1".repeat(2000) + " FROM nation");
        StringBuilder bomb = new StringBuilder("WITH c0 AS (SELECT 1 AS x)");
        for (int i = 1; i <= 30; i++) {
            bomb.append(", c%d AS (SELECT a.x FROM c%d a, c%d b)".formatted(i, i - 1, i - 1));
        }
        assertEquals(ErrorCode.STATEMENT_TOO_COMPLEX, error(bomb + " SELECT * FROM c30").code());
    }

    @Test
    void aChainOfUnionsIsOneUnion() {
        String query = "SELECT n_nationkey + 1 FROM nation";
        AnalyzedQuery analyzed = analyze(query + (" UNION ALL " + query).repeat(1_999));
        assertEquals(2_000, analyzed.root().getInputs().size());
        assertEquals("LogicalUnion", analyzed.root().getRelTypeName());
    }

    @Test
    void aChainOfUnionsOfConstantsIsOneListOfRows() {
        AnalyzedQuery analyzed = analyze("SELECT 1" + " UNION ALL SELECT 2".repeat(1_999));
        assertEquals("LogicalValues", analyzed.root().getRelTypeName());
    }
}
