package io.feldspar.executor.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NestedLoopJoinOperatorTest {

    private static final List<Type> PROBE =
            List.of(
                    SimpleType.INTEGER,
                    SimpleType.VARCHAR,
                    SimpleType.BIGINT,
                    SimpleType.DOUBLE,
                    new DecimalType(38, 4));

    private static final List<Type> BUILD =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.DOUBLE,
                    SimpleType.VARCHAR,
                    SimpleType.BIGINT,
                    SimpleType.INTEGER);

    @Test
    void agreesWithTheReference() {
        List<Batch> probe = new RandomBatches(1, 9, 0.2).batches(PROBE, 5, 40);
        List<Batch> build = new RandomBatches(2, 9, 0.2).batches(BUILD, 4, 40);
        List<Batch> few = new RandomBatches(3, 9, 0.2).batches(BUILD, 1, 4);
        for (JoinType type : JoinType.values()) {
            if (type == JoinType.NULL_AWARE_ANTI) {
                continue;
            }
            for (boolean condition : new boolean[] {false, true}) {
                check(type, condition, probe, build);
                check(type, condition, probe, few);
                check(type, condition, probe, List.of());
                check(type, condition, List.of(), build);
            }
        }
    }

    private static void check(
            JoinType type, boolean condition, List<Batch> probe, List<Batch> build) {
        JoinCase join = new JoinCase(type, List.of(), List.of(), false, condition);
        List<String> expected =
                JoinReference.rows(
                        join,
                        BatchSource.rows(probe),
                        BatchSource.rows(build),
                        PROBE.size(),
                        BUILD.size());
        TestContext context = new TestContext();
        try (BuildRows rows = BuildSides.rows(build, BUILD, context);
                Operator operator =
                        new NestedLoopJoinOperator(
                                new BatchSource(probe),
                                rows,
                                false,
                                type,
                                PROBE,
                                condition ? SMALLER : null,
                                context)) {
            List<String> found =
                    BatchSource.rows(operator).stream().map(Object::toString).sorted().toList();
            assertEquals(expected, found, join.toString());
        }
        assertEquals(0, context.memory().reservedBytes());
    }

    private static final Selector SMALLER =
            (batch, out) -> {
                int n = 0;
                for (int i = 0; i < batch.rowCount(); i++) {
                    List<@Nullable Object> row = batch.values(i);
                    out[n] = batch.row(i);
                    n += JoinReference.condition(row) ? 1 : 0;
                }
                return n;
            };
}
