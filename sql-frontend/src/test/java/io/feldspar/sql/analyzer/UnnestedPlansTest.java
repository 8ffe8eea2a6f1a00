package io.feldspar.sql.analyzer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.sql.parser.QueryText;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.junit.jupiter.api.Test;

/// The plans that subqueries become. The tables have the columns a, b and c; t2 has no nulls.
class UnnestedPlansTest {

    private static void assertUnnests(String sql, String plan) {
        Analyzer analyzer = new Analyzer(TestCatalog.session());
        RelNode root = analyzer.analyze(QueryText.of(sql), List.of()).root();
        String text =
                RelOptUtil.toString(root)
                        .replace("Logical", "")
                        .replaceAll("table=\\[\\[feldspar, main, (\\w+)\\]\\]", "$1");
        assertEquals(plan, text, sql);
    }

    @Test
    void makesAMembershipAMark() {
        assertUnnests(
                "SELECT q.a, q.a IN (SELECT r.b FROM t1 r) FROM t0 q",
                """
                Project(a=[$0], EXPR$1=[$3])
                  Join(condition=[=($0, $3)], joinType=[left_mark])
                    TableScan(t0)
                    Project(b=[$1])
                      TableScan(t1)
                """);
    }

    @Test
    void makesAFilterByExistenceASemiJoin() {
        assertUnnests(
                "SELECT q.a FROM t0 q WHERE EXISTS (SELECT 1 FROM t1 r WHERE r.a = q.a)",
                """
                Project(a=[$0])
                  Join(condition=[IS NOT DISTINCT FROM($0, $3)], joinType=[semi])
                    TableScan(t0)
                    Filter(condition=[IS NOT NULL($0)])
                      TableScan(t1)
                """);
    }

    @Test
    void makesAScalarSubqueryALeftJoin() {
        assertUnnests(
                "SELECT q.a, (SELECT max(r.b) FROM t1 r WHERE r.a = q.a) FROM t0 q",
                """
                Project(a=[$0], EXPR$1=[$4])
                  Join(condition=[IS NOT DISTINCT FROM($0, $3)], joinType=[left])
                    TableScan(t0)
                    Aggregate(group=[{1}], EXPR$0=[MAX($0)])
                      Project(b=[$1], a=[$0])
                        Filter(condition=[IS NOT NULL($0)])
                          TableScan(t1)
                """);
    }

    /// BindOuterColumnsOnce: the other comparison is one of two inner columns.
    @Test
    void comparesEachOuterColumnWithOneColumnOnly() {
        assertUnnests(
                "SELECT q.a FROM t0 q WHERE EXISTS (SELECT 1 FROM t1 r WHERE r.a = q.c AND r.b = q.c)",
                """
                Project(a=[$0])
                  Join(condition=[IS NOT DISTINCT FROM($2, $3)], joinType=[semi])
                    TableScan(t0)
                    Filter(condition=[=($0, $1)])
                      TableScan(t1)
                """);
    }

    /// KeepNeededKeys: SINGLE_VALUE sees no key that no outer row has.
    @Test
    void letsASubqueryWithOneRowSeeNeededKeysOnly() {
        assertUnnests(
                "SELECT (SELECT r.b FROM t1 r WHERE r.a = q.a) FROM t0 q",
                """
                Project(EXPR$0=[$4])
                  Join(condition=[IS NOT DISTINCT FROM($0, $3)], joinType=[left])
                    TableScan(t0)
                    Aggregate(group=[{1}], agg#0=[SINGLE_VALUE($0)])
                      Project(b=[$1], a=[$0])
                        Join(condition=[=($0, $3)], joinType=[semi])
                          Filter(condition=[IS NOT NULL($0)])
                            TableScan(t1)
                          TableScan(t0)
                """);
    }

    /// KeepRowsOfLateralAggregate: the join is a left join.
    @Test
    void keepsOuterRowsForWhichALateralAggregateHasNoRows() {
        assertUnnests(
                "SELECT q.a, r.s FROM t0 q, LATERAL (SELECT sum(s.b) AS s FROM t1 s WHERE s.a > q.a) r",
                """
                Project(a=[$0], s=[$4])
                  Join(condition=[IS NOT DISTINCT FROM($0, $3)], joinType=[left])
                    TableScan(t0)
                    Aggregate(group=[{1}], s=[SUM($0)])
                      Project(b=[$1], a0=[$3])
                        Join(condition=[>($0, $3)], joinType=[inner])
                          TableScan(t1)
                          Aggregate(group=[{0}])
                            Project(a=[$0])
                              TableScan(t0)
                """);
    }

    /// ProjectOuterColumnsOfMark: the mark compares a column of its own left side, c0.
    @Test
    void putsOuterColumnsOfAMarkIntoItsLeftSide() {
        assertUnnests(
                "SELECT (SELECT sum(r.a) FROM t1 r WHERE q.c NOT IN (SELECT s.a FROM t2 s WHERE s.b = r.b)) FROM t0 q",
                """
                Project(EXPR$0=[$4])
                  Join(condition=[IS NOT DISTINCT FROM($2, $3)], joinType=[left])
                    TableScan(t0)
                    Aggregate(group=[{1}], EXPR$0=[SUM($0)])
                      Project(a=[$0], c00=[$4])
                        Filter(condition=[NOT($5)])
                          Join(condition=[AND(=($3, $5), IS NOT DISTINCT FROM($1, $6), IS NOT DISTINCT FROM($4, $7))], joinType=[left_mark])
                            Project(a=[$0], b=[$1], c=[$2], c0=[$3], c00=[$3])
                              Join(condition=[true], joinType=[inner])
                                TableScan(t1)
                                Aggregate(group=[{0}])
                                  Project(c=[$2])
                                    TableScan(t0)
                            Project(a=[$0], b0=[$3], c00=[$4])
                              Join(condition=[=($1, $3)], joinType=[inner])
                                TableScan(t2)
                                Aggregate(group=[{0, 1}])
                                  Project(b=[$1], c00=[$3])
                                    Join(condition=[true], joinType=[inner])
                                      TableScan(t1)
                                      Aggregate(group=[{0}])
                                        Project(c=[$2])
                                          TableScan(t0)
                """);
    }
}
