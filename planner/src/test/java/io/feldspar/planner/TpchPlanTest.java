package io.feldspar.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.planner.explain.PlanText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TpchPlanTest {

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void joinsByHashUnlessWithASingleRow(int query) throws IOException {
        String plan = PlanText.of(Sql.plan(query(query)));
        boolean comparesWithScalar = query == 11 || query == 22;
        assertEquals(comparesWithScalar, plan.contains("NestedLoopJoin"), plan);
    }

    @Test
    void filtersLineitemOfAnAggregateByThePartsOfTheJoinAbove() throws IOException {
        String plan = PlanText.of(Sql.plan(query(17).replace("avg(", "sum(")));
        assertEquals(2, plan.split("filtered by l_partkey", -1).length - 1, plan);
    }

    /// The minimum or average over the like of a joined row is taken of the joined rows.
    @ParameterizedTest
    @CsvSource({"2, partsupp", "2, supplier", "2, nation", "17, lineitem"})
    void groupsTheRowsOfTheJoinItself(int query, String table) throws IOException {
        String plan = PlanText.of(Sql.plan(query(query)));
        assertEquals(1, plan.split("Scan fake.tpch." + table, -1).length - 1, plan);
    }

    @Test
    void computesACommonJoinOnce() throws IOException {
        String plan = PlanText.of(Sql.plan(query(11)));
        assertEquals(1, plan.split("Scan fake.tpch.partsupp", -1).length - 1, plan);
    }

    @Test
    void computesACommonAggregateOnce() throws IOException {
        String plan = PlanText.of(Sql.plan(query(15)));
        assertEquals(1, plan.split("Scan fake.tpch.lineitem", -1).length - 1, plan);
    }

    @Test
    void turnsCorrelatedExistsIntoSemiAndAntiJoinsOfTheTableItself() throws IOException {
        String plan = PlanText.of(Sql.plan(query(21)));
        assertEquals(3, plan.split("Scan fake.tpch.lineitem", -1).length - 1, plan);
        assertTrue(plan.contains("HashJoin ANTI") && plan.contains("HashJoin SEMI"), plan);
    }

    static String query(int number) throws IOException {
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream in = TpchPlanTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
