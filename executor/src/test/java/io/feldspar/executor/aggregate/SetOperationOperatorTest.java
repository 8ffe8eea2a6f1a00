package io.feldspar.executor.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation.Kind;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetOperationOperatorTest {

    private static final Random SPILLS = new Random(1);

    @Test
    void agreesWithTheReference() {
        List<List<Type>> schemas =
                List.of(
                        List.of(SimpleType.INTEGER),
                        List.of(SimpleType.VARCHAR, SimpleType.BOOLEAN),
                        List.of(SimpleType.DOUBLE),
                        List.of(SimpleType.BIGINT, SimpleType.DATE, SimpleType.BOOLEAN));
        for (List<Type> types : schemas) {
            for (int distinct : new int[] {4, 500, 0}) {
                List<Batch> left = new RandomBatches(1, distinct, 0.1).batches(types, 9, 900);
                List<Batch> right = new RandomBatches(2, distinct, 0.1).batches(types, 5, 900);
                for (Kind kind : Kind.values()) {
                    check(left, right, kind, false, types);
                    check(left, right, kind, true, types);
                    check(left, List.of(), kind, true, types);
                    check(List.of(), right, kind, false, types);
                }
            }
        }
    }

    private static void check(
            List<Batch> left, List<Batch> right, Kind kind, boolean all, List<Type> types) {
        check(left, right, kind, all, types, new TestContext());
        check(
                left,
                right,
                kind,
                all,
                types,
                new TestContext(1L << 30, _ -> SPILLS.nextInt(8) == 0));
        TestContext little = new TestContext(400_000);
        check(left, right, kind, all, types, little);
        assertTrue(little.memory().peakBytes() <= 500_000);
    }

    private static void check(
            List<Batch> left,
            List<Batch> right,
            Kind kind,
            boolean all,
            List<Type> types,
            TestContext context) {
        try (Operator operator =
                new SetOperationOperator(
                        new BatchSource(left), new BatchSource(right), kind, all, types, context)) {
            List<String> found =
                    BatchSource.rows(operator).stream().map(Object::toString).sorted().toList();
            assertEquals(expected(left, right, kind, all), found);
        }
        assertEquals(0, context.memory().reservedBytes());
        assertEquals(0, context.openFiles());
    }

    private static List<String> expected(
            List<Batch> left, List<Batch> right, Kind kind, boolean all) {
        Map<List<@Nullable Object>, Integer> others = counts(right);
        List<String> rows = new ArrayList<>();
        counts(left)
                .forEach(
                        (row, l) -> {
                            int r = others.getOrDefault(row, 0);
                            int times =
                                    switch (kind) {
                                        case INTERSECT -> all ? Math.min(l, r) : Math.min(1, r);
                                        case EXCEPT -> all ? l - r : r == 0 ? 1 : 0;
                                    };
                            for (int i = 0; i < times; i++) {
                                rows.add(row.toString());
                            }
                        });
        return rows.stream().sorted().toList();
    }

    private static Map<List<@Nullable Object>, Integer> counts(List<Batch> batches) {
        Map<List<@Nullable Object>, Integer> counts = new LinkedHashMap<>();
        BatchSource.rows(batches).forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }
}
