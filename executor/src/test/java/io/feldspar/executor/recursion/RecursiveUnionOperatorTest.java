package io.feldspar.executor.recursion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.operator.ConcatenationOperator;
import io.feldspar.executor.operator.LimitOperator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.operator.ValuesOperator;
import io.feldspar.executor.plan.PhysicalPlan.RecursiveUnion;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecursiveUnionOperatorTest {

    private static final Schema SCHEMA =
            new Schema(List.of(new Field("n", SimpleType.INTEGER, true)));

    private final TestContext context = new TestContext(1L << 20);

    private Operator values(Integer... numbers) {
        List<List<Literal>> rows =
                List.of(numbers).stream()
                        .map(number -> List.of(new Literal(number, SimpleType.INTEGER)))
                        .toList();
        return new ValuesOperator(rows, SCHEMA.types(), context);
    }

    private List<Object> rows(
            boolean all, long limit, Operator seed, Function<WorkingRows, Operator> step) {
        RecursiveUnion plan =
                new RecursiveUnion(
                        0,
                        new Values(List.of(), SCHEMA),
                        new Values(List.of(), SCHEMA),
                        1,
                        "r",
                        all,
                        limit,
                        SCHEMA,
                        1);
        List<Object> rows = new ArrayList<>();
        try (Operator union = new RecursiveUnionOperator(plan, seed, step, limit, context)) {
            for (Batch batch = union.next(); batch != null; batch = union.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(batch.values(i).getFirst());
                }
            }
        }
        assertEquals(0, context.memory().reservedBytes());
        return rows;
    }

    @Test
    void eachRunReadsTheRowsOfTheLastOne() {
        List<Integer> read = new ArrayList<>();
        List<Object> rows =
                rows(
                        true,
                        10,
                        values(1, 2, 3),
                        last -> {
                            read.add(count(last.read()));
                            return new LimitOperator(last.read(), 1, -1);
                        });
        assertEquals(List.of(1, 2, 3, 2, 3, 3), rows);
        assertEquals(List.of(3, 2, 1), read);
    }

    @Test
    void unionDropsRowsThatWereSeen() {
        List<Object> rows =
                rows(
                        false,
                        10,
                        values(1, 1, 2),
                        last -> new ConcatenationOperator(List.of(last.read(), values(2, 4, 4))));
        assertEquals(List.of(1, 2, 4), rows);
    }

    @Test
    void failsAtTheLimit() {
        FeldsparException e =
                assertThrows(
                        FeldsparException.class, () -> rows(true, 3, values(1), WorkingRows::read));
        assertEquals(ErrorCode.RECURSION_LIMIT, e.code());
    }

    @Test
    void failsWhereTheRowsOfARunDoNotFit() {
        FeldsparException e =
                assertThrows(
                        FeldsparException.class,
                        () ->
                                rows(
                                        true,
                                        1_000,
                                        values(1),
                                        last ->
                                                new ConcatenationOperator(
                                                        List.of(last.read(), last.read()))));
        assertEquals(ErrorCode.OUT_OF_MEMORY, e.code());
        assertEquals(0, context.memory().reservedBytes());
    }

    private static int count(Operator rows) {
        int count = 0;
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            count += batch.rowCount();
        }
        return count;
    }
}
