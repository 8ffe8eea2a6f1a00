package io.feldspar.executor.expression;

import static io.feldspar.executor.expression.Expressions.bigint;
import static io.feldspar.executor.expression.Expressions.call;
import static io.feldspar.executor.expression.Expressions.column;
import static io.feldspar.executor.expression.Expressions.compare;
import static io.feldspar.executor.expression.Expressions.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredicateEvaluatorTest {

    private static final List<Type> LONGS = List.of(SimpleType.BIGINT, SimpleType.BIGINT);

    @Test
    void neverDividesByWhatTheConjunctBeforeExcludes() {
        Expression quotient = call("/", bigint(100), column(0, SimpleType.BIGINT));
        Expression condition =
                new And(
                        List.of(
                                compare(
                                        column(0, SimpleType.BIGINT),
                                        ComparisonOperator.NOT_EQUAL,
                                        bigint(0)),
                                compare(quotient, ComparisonOperator.GREATER, bigint(10)),
                                compare(
                                        column(1, SimpleType.BIGINT),
                                        ComparisonOperator.LESS,
                                        bigint(1000))));
        PredicateEvaluator predicate = PredicateEvaluator.compile(condition, LONGS);
        long[] values = new long[1200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 20;
        }
        LongVector column = new LongVector(SimpleType.BIGINT, values, null, values.length);
        for (int round = 0; round < 100; round++) {
            int[] out = new int[values.length];
            int kept = predicate.select(Batch.of(new Vector[] {column, column}, 1200), out);
            assertEquals(9 * 60, kept);
        }
    }

    @Test
    void reportsAFailureOfASelectedRow() {
        Expression condition =
                compare(
                        call("/", bigint(100), column(0, SimpleType.BIGINT)),
                        ComparisonOperator.GREATER,
                        bigint(10));
        PredicateEvaluator predicate = PredicateEvaluator.compile(condition, LONGS);
        LongVector column = new LongVector(SimpleType.BIGINT, new long[] {1, 0}, null, 2);
        Batch all = Batch.of(new Vector[] {column, column}, 2);
        assertThrows(FeldsparException.class, () -> predicate.select(all, new int[2]));
        assertEquals(1, predicate.select(all.withSelection(new int[] {0}, 1), new int[1]));
    }

    @Test
    void selectsThroughTheMaskOfADictionaryInPlace() {
        FlatVector dictionary = FlatVectors.texts("BUILDING", "MACHINERY", null, "AUTOMOBILE");
        Expression condition =
                compare(column(0, SimpleType.VARCHAR), ComparisonOperator.EQUAL, text("BUILDING"));
        PredicateEvaluator predicate =
                PredicateEvaluator.compile(condition, List.of(SimpleType.VARCHAR));
        int[] codes = {0, 1, 2, 3, 0, 0, 2};
        long[] nulls = {1L << 4};
        Vector[] columns = {new DictionaryVector(codes, dictionary, nulls, 7)};
        int[] selection = {1, 2, 4, 5, 6};
        int kept = predicate.select(Batch.of(columns, 7, selection, 5), selection);
        assertArrayEquals(new int[] {5}, Arrays.copyOf(selection, kept));
    }

    @Test
    void keepsAllRowsOfAConditionThatIsAlwaysTrue() {
        PredicateEvaluator predicate =
                PredicateEvaluator.compile(Expressions.bool(true), List.of());
        int[] out = new int[3];
        assertEquals(3, predicate.select(Batch.of(new Vector[0], 3), out));
        assertArrayEquals(new int[] {0, 1, 2}, out);
        PredicateEvaluator nothing =
                PredicateEvaluator.compile(Expressions.nothing(SimpleType.BOOLEAN), List.of());
        assertEquals(0, nothing.select(Batch.of(new Vector[0], 3), out));
    }
}
