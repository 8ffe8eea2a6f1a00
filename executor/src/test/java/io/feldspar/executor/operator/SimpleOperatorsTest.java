package io.feldspar.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimpleOperatorsTest {

    private static final List<Type> TYPES = RandomBatches.TYPES;

    private final List<Batch> batches = new RandomBatches(3, 20, 0.1).batches(TYPES, 12, 500);
    private final List<List<@Nullable Object>> rows = BatchSource.rows(batches);

    @Test
    void limitDropsAndCuts() {
        for (int offset : new int[] {0, 1, 700, 100_000}) {
            for (int limit : new int[] {-1, 0, 1, 900, 100_000}) {
                Operator operator = new LimitOperator(new BatchSource(batches), offset, limit);
                List<List<@Nullable Object>> expected =
                        rows.stream()
                                .skip(offset)
                                .limit(limit < 0 ? Long.MAX_VALUE : limit)
                                .toList();
                assertEquals(expected.toString(), BatchSource.rows(operator).toString());
            }
        }
    }

    @Test
    void limitReadsNoMoreThanItNeeds() {
        BatchSource source = new BatchSource(batches);
        Operator operator = new LimitOperator(source, 0, batches.get(0).rowCount());
        BatchSource.rows(operator);
        Batch second = source.next();
        assertEquals(batches.get(1), second);
    }

    @Test
    void filterKeepsRowsForWhichTheConditionIsTrue() {
        Expression condition =
                new Comparison(
                        ComparisonOperator.LESS,
                        new InputRef(1, SimpleType.INTEGER),
                        new Literal(2, SimpleType.INTEGER));
        Operator operator =
                new FilterOperator(
                        new BatchSource(batches), condition, TYPES, EvaluationOptions.DEFAULT);
        List<List<@Nullable Object>> expected =
                rows.stream().filter(row -> row.get(1) instanceof Integer i && i < 2).toList();
        assertEquals(expected.toString(), BatchSource.rows(operator).toString());
    }

    @Test
    void smallBatchesHoldTheSameRows() {
        BatchSource source = new BatchSource(batches);
        Operator operator = SmallBatches.of(source, 3);
        List<List<@Nullable Object>> found = new ArrayList<>();
        for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
            assertTrue(batch.rowCount() <= 3);
            found.addAll(BatchSource.rows(new BatchSource(List.of(batch))));
        }
        assertEquals(rows.toString(), found.toString());
    }

    @Test
    void projectAndExpandComputeColumns() {
        Expression reference = new InputRef(7, SimpleType.VARCHAR);
        Expression literal = new Literal(5, SimpleType.INTEGER);
        Operator project =
                new ProjectOperator(
                        new BatchSource(batches),
                        List.of(literal, reference),
                        TYPES,
                        EvaluationOptions.DEFAULT);
        List<List<@Nullable Object>> expected =
                rows.stream().map(row -> Arrays.<@Nullable Object>asList(5, row.get(7))).toList();
        assertEquals(expected.toString(), BatchSource.rows(project).toString());
        Operator expand =
                new ExpandOperator(
                        new BatchSource(batches),
                        List.of(List.of(literal, reference), List.of(reference, literal)),
                        TYPES,
                        EvaluationOptions.DEFAULT);
        List<String> both = new ArrayList<>();
        for (List<@Nullable Object> row : expected) {
            both.add(row.toString());
            both.add(Arrays.asList(row.get(1), row.get(0)).toString());
        }
        assertEquals(
                both.stream().sorted().toList(),
                BatchSource.rows(expand).stream().map(Object::toString).sorted().toList());
    }

    @Test
    void valuesHandsOutItsRows() {
        TestContext context = new TestContext();
        List<List<Literal>> literals = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            literals.add(
                    List.of(
                            new Literal(i % 7 == 0 ? null : i, SimpleType.INTEGER),
                            new Literal("row " + i, SimpleType.VARCHAR)));
        }
        Operator operator =
                new ValuesOperator(
                        literals, List.of(SimpleType.INTEGER, SimpleType.VARCHAR), context);
        List<List<@Nullable Object>> result = BatchSource.rows(operator);
        assertEquals(5000, result.size());
        assertEquals(Arrays.asList(null, "row 4900"), result.get(4900));
        assertEquals(Arrays.asList(4901, "row 4901"), result.get(4901));
        operator.close();
        assertEquals(0, context.memory().reservedBytes());
    }

    @Test
    void singleRowPassesOneRowAndRefusesTwo() {
        Operator none = new SingleRowOperator(new BatchSource(List.of()), TYPES);
        assertEquals(1, BatchSource.rows(none).size());
        Operator one =
                new SingleRowOperator(new LimitOperator(new BatchSource(batches), 3, 1), TYPES);
        assertEquals(rows.subList(3, 4).toString(), BatchSource.rows(one).toString());
        Operator two =
                new SingleRowOperator(new LimitOperator(new BatchSource(batches), 3, 2), TYPES);
        FeldsparException error = assertThrows(FeldsparException.class, two::next);
        assertEquals("21000", error.sqlState());
        assertNull(two.next());
    }
}
