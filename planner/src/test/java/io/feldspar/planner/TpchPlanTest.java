package io.feldspar.planner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.planner.explain.PlanText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpchPlanTest {

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void plansEveryQueryWithoutCrossProduct(int query) throws IOException {
        String sql = query(query);
        if (Boolean.getBoolean("planner.print")) {
            System.out.println("== Q" + query + "\n" + Sql.logical(sql));
        }
        String plan = PlanText.of(Sql.plan(sql));
        if (Boolean.getBoolean("planner.print")) {
            System.out.println(plan);
        }
        assertTrue(plan.contains("Scan"), plan);
    }

    static String query(int number) throws IOException {
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream in = TpchPlanTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
