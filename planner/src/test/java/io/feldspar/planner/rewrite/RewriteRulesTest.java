package io.feldspar.planner.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.planner.FakeTable;
import io.feldspar.planner.Sql;
import io.feldspar.planner.expression.ConstantFolder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.api.Test;

/// What each rule alone makes of a plan: the plan before, and the plan after.
///
/// All tables have the columns a, b and d, a date; those of `n` are never null.
class RewriteRulesTest {

    private static final Map<String, FakeTable> TABLES =
            Map.of("t", table("t", true), "s", table("s", true), "n", table("n", false));

    private static FakeTable table(String name, boolean nullable) {
        Schema schema =
                Schema.of(
                        new Field("a", SimpleType.BIGINT, nullable),
                        new Field("b", SimpleType.BIGINT, nullable),
                        new Field("d", SimpleType.DATE, nullable));
        return new FakeTable(name, schema, TableStatistics.UNKNOWN);
    }

    private static UnaryOperator<RelNode> only(RelOptRule rule) {
        return plan -> {
            HepPlanner planner = new HepPlanner(HepProgram.builder().addRuleInstance(rule).build());
            planner.setRoot(plan);
            return planner.findBestExp();
        };
    }

    private static String text(RelNode plan) {
        return RelOptUtil.toString(plan)
                .replace("Logical", "")
                .replaceAll("table=\\[\\[fake, tpch, (\\w+)\\]\\]", "$1");
    }

    private static void assertRewrites(
            UnaryOperator<RelNode> rule, String sql, String before, String after) {
        RelNode plan = Sql.analyzed(sql, TABLES);
        assertEquals(before, text(plan), sql);
        assertEquals(after, text(rule.apply(plan)), sql);
    }

    private static void assertLeaves(UnaryOperator<RelNode> rule, String sql, String plan) {
        assertRewrites(rule, sql, plan, plan);
    }

    private static UnaryOperator<RelNode> filtersBy(Function<RexBuilder, RexShuttle> rule) {
        return plan ->
                plan.copy(
                        plan.getTraitSet(),
                        List.of(
                                plan.getInput(0)
                                        .accept(rule.apply(plan.getCluster().getRexBuilder()))));
    }

    @Test
    void foldsConstants() {
        assertRewrites(
                filtersBy(builder -> new FoldConstants(builder, new ConstantFolder())),
                "SELECT a FROM t WHERE d >= DATE '1994-01-01' + INTERVAL '1' YEAR AND 1 < 2",
                """
                Project(a=[$0])
                  Filter(condition=[AND(>=($2, +(1994-01-01, 12:INTERVAL YEAR)), <(1, 2))])
                    TableScan(t)
                """,
                """
                Project(a=[$0])
                  Filter(condition=[AND(>=($2, 1995-01-01), true)])
                    TableScan(t)
                """);
    }

    @Test
    void simplifiesConditions() {
        assertRewrites(
                SimplifyExpressions::in,
                "SELECT a FROM t WHERE d >= DATE '1994-01-01' + INTERVAL '1' YEAR AND 1 < 2",
                """
                Project(a=[$0])
                  Filter(condition=[AND(>=($2, +(1994-01-01, 12:INTERVAL YEAR)), <(1, 2))])
                    TableScan(t)
                """,
                """
                Project(a=[$0])
                  Filter(condition=[>=($2, 1995-01-01)])
                    TableScan(t)
                """);
        assertRewrites(
                SimplifyExpressions::in,
                "SELECT a FROM t WHERE a = b AND a = 1 OR a = b AND a = 2",
                """
                Project(a=[$0])
                  Filter(condition=[OR(AND(=($0, $1), =($0, 1)), AND(=($0, $1), =($0, 2)))])
                    TableScan(t)
                """,
                """
                Project(a=[$0])
                  Filter(condition=[AND(=($0, $1), SEARCH($0, Sarg[1L:BIGINT, 2L:BIGINT]:BIGINT))])
                    TableScan(t)
                """);
        assertRewrites(
                SimplifyExpressions::in,
                "SELECT a FROM t WHERE a > 1 AND 2 < 1",
                """
                Project(a=[$0])
                  Filter(condition=[AND(>($0, 1), <(2, 1))])
                    TableScan(t)
                """,
                """
                Project(a=[$0])
                  Values(tuples=[[]])
                """);
    }

    @Test
    void gathersManyAlternatives() {
        UnaryOperator<RelNode> rule = filtersBy(GatherAlternatives::new);
        assertRewrites(
                rule,
                "SELECT a FROM t WHERE " + numbers(64, "a = %d", " OR "),
                alternatives(64),
                """
                Project(a=[$0])
                  Filter(condition=[SEARCH($0, Sarg[%s]:BIGINT)])
                    TableScan(t)
                """
                        .formatted(numbers(64, "%dL:BIGINT", ", ")));
        assertLeaves(
                rule, "SELECT a FROM t WHERE " + numbers(63, "a = %d", " OR "), alternatives(63));
    }

    private static String alternatives(int count) {
        return """
        Project(a=[$0])
          Filter(condition=[OR(%s)])
            TableScan(t)
        """
                .formatted(numbers(count, "=($0, %d)", ", "));
    }

    private static String numbers(int count, String each, String between) {
        return IntStream.range(0, count)
                .mapToObj(each::formatted)
                .collect(Collectors.joining(between));
    }

    @Test
    void filtersByAnAntiJoinInsteadOfAMark() {
        assertRewrites(
                only(MarkJoinToSemiOrAntiJoin.RULE),
                "SELECT a FROM t WHERE a NOT IN (SELECT b FROM s)",
                """
                Project(a=[$0])
                  Filter(condition=[NOT($3)])
                    Join(condition=[=($0, $3)], joinType=[left_mark])
                      TableScan(t)
                      Project(b=[$1])
                        TableScan(s)
                """,
                """
                Project(a=[$0])
                  Project(a=[$0], b=[$1], d=[$2], markCol=[CAST(false):BOOLEAN])
                    Join(condition=[IS NOT FALSE(=($0, $3))], joinType=[anti])
                      TableScan(t)
                      Project(b=[$1])
                        TableScan(s)
                """);
    }

    @Test
    void leavesAMarkThatIsAResult() {
        assertLeaves(
                only(MarkJoinToSemiOrAntiJoin.RULE),
                "SELECT a IN (SELECT b FROM s) FROM t",
                """
                Project(EXPR$0=[$3])
                  Join(condition=[=($0, $3)], joinType=[left_mark])
                    TableScan(t)
                    Project(b=[$1])
                      TableScan(s)
                """);
    }

    @Test
    void makesAMarkThatMayBeUnknownOfTwoThatMayNot() {
        assertRewrites(
                only(KnownMarkJoin.RULE),
                "SELECT a IN (SELECT b FROM s) FROM t",
                """
                Project(EXPR$0=[$3])
                  Join(condition=[=($0, $3)], joinType=[left_mark])
                    TableScan(t)
                    Project(b=[$1])
                      TableScan(s)
                """,
                """
                Project(EXPR$0=[$3])
                  Project(a=[$0], b=[$1], d=[$2], markCol=[=(CASE($3, 1, $4, null:INTEGER, 0), 1)])
                    Join(condition=[OR(IS NULL($0), $4)], joinType=[left_mark])
                      Join(condition=[IS TRUE(=($0, $3))], joinType=[left_mark])
                        TableScan(t)
                        Project(b=[$1])
                          TableScan(s)
                      Aggregate(group=[{0}])
                        Project($f0=[IS NULL($0)])
                          Project(b=[$1])
                            TableScan(s)
                """);
    }

    @Test
    void takesALeftJoinOfWhichOnlyRowsWithoutMatchAreWantedForAnAntiJoin() {
        assertRewrites(
                only(LeftJoinWithNullFilterToAntiJoin.RULE),
                "SELECT t.a FROM t LEFT JOIN s ON t.a = s.a WHERE s.a IS NULL",
                """
                Project(a=[$0])
                  Filter(condition=[IS NULL($3)])
                    Join(condition=[=($0, $3)], joinType=[left])
                      TableScan(t)
                      TableScan(s)
                """,
                """
                Project(a=[$0])
                  Join(condition=[=($0, $3)], joinType=[anti])
                    TableScan(t)
                    TableScan(s)
                """);
        assertLeaves(
                only(LeftJoinWithNullFilterToAntiJoin.RULE),
                "SELECT t.a FROM t LEFT JOIN s ON t.a = s.a WHERE s.b IS NULL",
                """
                Project(a=[$0])
                  Filter(condition=[IS NULL($4)])
                    Join(condition=[=($0, $3)], joinType=[left])
                      TableScan(t)
                      TableScan(s)
                """);
    }

    @Test
    void comparesNullSafelyOnlyWhatMayBeNull() {
        assertRewrites(
                only(NullSafeJoinToEquality.RULE),
                "SELECT t.a FROM t JOIN n ON t.a IS NOT DISTINCT FROM n.a",
                """
                Project(a=[$0])
                  Join(condition=[IS NOT DISTINCT FROM($0, $3)], joinType=[inner])
                    TableScan(t)
                    TableScan(n)
                """,
                """
                Project(a=[$0])
                  Join(condition=[=($0, $3)], joinType=[inner])
                    TableScan(t)
                    TableScan(n)
                """);
        assertLeaves(
                only(NullSafeJoinToEquality.RULE),
                "SELECT t.a FROM t JOIN s ON t.a IS NOT DISTINCT FROM s.a",
                """
                Project(a=[$0])
                  Join(condition=[IS NOT DISTINCT FROM($0, $3)], joinType=[inner])
                    TableScan(t)
                    TableScan(s)
                """);
    }

    @Test
    void dropsTheGroupsOfNoRowsButNotTheEmptySet() {
        assertRewrites(
                Rewriter::rewrite,
                "SELECT a, count(*) FROM t WHERE FALSE GROUP BY a",
                """
                Aggregate(group=[{0}], EXPR$1=[COUNT()])
                  Project(a=[$0])
                    Filter(condition=[false])
                      TableScan(t)
                """,
                """
                Values(tuples=[[]])
                """);
        assertRewrites(
                Rewriter::rewrite,
                "SELECT a, count(*) FROM t WHERE FALSE GROUP BY ROLLUP (a)",
                """
                Aggregate(group=[{0}], groups=[[{0}, {}]], EXPR$1=[COUNT()])
                  Project(a=[$0])
                    Filter(condition=[false])
                      TableScan(t)
                """,
                """
                Aggregate(group=[{0}], groups=[[{0}, {}]], EXPR$1=[COUNT()])
                  Values(tuples=[[]])
                """);
    }

    @Test
    void joinsDirectlyInsteadOfByADomain() {
        assertRewrites(
                only(RemoveDomainJoin.RULE),
                "SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM s WHERE s.a = t.a AND s.b <> t.b)",
                """
                Project(a=[$0])
                  Join(condition=[AND(IS NOT DISTINCT FROM($0, $6), IS NOT DISTINCT FROM($1, $7))], joinType=[semi])
                    TableScan(t)
                    Join(condition=[AND(=($0, $3), <>($1, $4))], joinType=[inner])
                      TableScan(s)
                      Aggregate(group=[{0, 1}])
                        Project(a=[$0], b=[$1])
                          TableScan(t)
                """,
                """
                Project(a=[$0])
                  Join(condition=[AND(=($3, $0), <>($4, $1))], joinType=[semi])
                    TableScan(t)
                    TableScan(s)
                """);
    }

    /// Calcite drops the sorts of subqueries itself, so the plan is put together here.
    @Test
    void sortsNothingForANodeThatKeepsNoOrder() {
        assertRewrites(
                plan -> only(RemoveSortBelowUnorderedInput.RULE).apply(distinct(plan)),
                "SELECT a FROM t ORDER BY a",
                """
                Sort(sort0=[$0], dir0=[ASC])
                  Project(a=[$0])
                    TableScan(t)
                """,
                """
                Aggregate(group=[{0}])
                  Project(a=[$0])
                    TableScan(t)
                """);
        assertRewrites(
                plan -> only(RemoveSortBelowUnorderedInput.RULE).apply(distinct(plan)),
                "SELECT a FROM t ORDER BY a LIMIT 3",
                """
                Sort(sort0=[$0], dir0=[ASC], fetch=[3])
                  Project(a=[$0])
                    TableScan(t)
                """,
                """
                Aggregate(group=[{0}])
                  Sort(sort0=[$0], dir0=[ASC], fetch=[3])
                    Project(a=[$0])
                      TableScan(t)
                """);
    }

    private static RelNode distinct(RelNode plan) {
        return LogicalAggregate.create(plan, List.of(), ImmutableBitSet.of(0), null, List.of());
    }

    @Test
    void putsTheTimeOfTheStatementForEachCallThatAsksForIt() {
        assertRewrites(
                plan -> ReplaceStatementTime.in(plan, 86_400_000_000L),
                "SELECT current_timestamp, current_date FROM t WHERE d < current_date",
                """
                Project(EXPR$0=[CURRENT_TIMESTAMP(6)], current_date=[CURRENT_DATE])
                  Filter(condition=[<($2, CURRENT_DATE)])
                    TableScan(t)
                """,
                """
                Project(EXPR$0=[1970-01-02 00:00:00:TIMESTAMP(6)], current_date=[1970-01-02])
                  Filter(condition=[<($2, 1970-01-02)])
                    TableScan(t)
                """);
    }
}
