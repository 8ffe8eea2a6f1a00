package io.feldspar.executor.expression;

import static io.feldspar.executor.expression.Expressions.call;
import static io.feldspar.executor.expression.Expressions.column;
import static io.feldspar.executor.expression.Expressions.integer;
import static io.feldspar.executor.expression.Expressions.nothing;
import static io.feldspar.executor.expression.Expressions.text;
import static io.feldspar.executor.expression.Expressions.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Case.Branch;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Not;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionEvaluatorTest {

    private static final Type MONEY = new DecimalType(15, 2);

    @Test
    void keepsTheDictionaryAndMapsItOnce() {
        ExpressionEvaluator upper =
                ExpressionEvaluator.compile(
                        call("UPPER", column(0, SimpleType.VARCHAR)), List.of(SimpleType.VARCHAR));
        FlatVector dictionary = FlatVectors.texts("a", "b", null);
        long[] nulls = {2};
        Vector[] columns = {new DictionaryVector(new int[] {1, 0, 2}, dictionary, nulls, 3)};
        Vector first = upper.evaluate(Batch.of(columns, 3));
        Vector second = upper.evaluate(Batch.of(columns, 3));
        FlatVector mapped = assertInstanceOf(DictionaryVector.class, first).dictionary();
        assertSame(mapped, assertInstanceOf(DictionaryVector.class, second).dictionary());
        assertEquals("B", first.value(0));
        assertNull(first.value(1));
        assertNull(first.value(2));
    }

    @Test
    void givesNullRowsOfADictionaryTheirOwnResult() {
        Expression filled = coalesce(column(0, SimpleType.VARCHAR), text("none"));
        ExpressionEvaluator evaluator =
                ExpressionEvaluator.compile(filled, List.of(SimpleType.VARCHAR));
        FlatVector dictionary = FlatVectors.texts("a", "b");
        long[] nulls = {2};
        Vector[] columns = {new DictionaryVector(new int[] {1, 0, 0}, dictionary, nulls, 3)};
        Vector result = evaluator.evaluate(Batch.of(columns, 3));
        assertEquals("b", result.value(0));
        assertEquals("none", result.value(1));
        assertEquals("a", result.value(2));
    }

    @Test
    void leavesEntriesThatNoRowHasOutOfErrors() {
        ExpressionEvaluator evaluator =
                ExpressionEvaluator.compile(
                        call("/", integer(10), column(0, SimpleType.INTEGER)),
                        List.of(SimpleType.INTEGER));
        FlatVector dictionary = new IntVector(SimpleType.INTEGER, new int[] {0, 5}, null, 2);
        Vector[] columns = {new DictionaryVector(new int[] {1, 0, 1}, dictionary, null, 3)};
        Batch batch = Batch.of(columns, 3, new int[] {0, 2}, 2);
        assertEquals(2, evaluator.evaluate(batch).value(2));
    }

    @Test
    void foldsConstantsButFailsOnlyWhereARowNeedsThem() {
        ExpressionEvaluator folded =
                ExpressionEvaluator.compile(call("+", integer(1), integer(2)), List.of());
        assertInstanceOf(ConstantVector.class, folded.evaluate(Batch.of(new Vector[0], 5)));
        Expression failing = call("/", integer(1), integer(0));
        Branch never = new Branch(Expressions.bool(false), failing);
        assertEquals(7, value(new Case(List.of(never), integer(7))));
    }

    @Test
    void computesWideDecimalsAgainWhereLongsOverflow() {
        Expression product = call("*", column(0, MONEY), column(0, MONEY));
        ExpressionEvaluator evaluator = ExpressionEvaluator.compile(product, List.of(MONEY));
        for (int round = 0; round < 12; round++) {
            long[] values = new long[1500];
            values[700] = round % 3 == 0 ? 100 : 999_999_999_999_999L;
            values[3] = -150;
            Vector[] columns = {new LongVector(MONEY, values, null, values.length)};
            Vector result = evaluator.evaluate(Batch.of(columns, values.length));
            LongPairVector pairs = assertInstanceOf(LongPairVector.class, result);
            assertEquals(new BigDecimal("2.2500"), pairs.value(3));
            BigDecimal large = BigDecimal.valueOf(values[700], 2);
            assertEquals(large.multiply(large), pairs.value(700));
            if (round % 3 == 0 && round == 0) {
                assertNull(pairs.high());
            } else if (round % 3 != 0) {
                assertNotNull(pairs.high());
            }
        }
    }

    @Test
    void caseTakesTheFirstBranchThatHolds() {
        assertEquals(5, value(coalesce(nothing(SimpleType.INTEGER), integer(5))));
        assertEquals(4, value(coalesce(integer(4), integer(5))));
    }

    private static Expression coalesce(Expression first, Expression second) {
        Branch present = new Branch(new Not(new IsNull(first)), first);
        return new Case(List.of(present), second);
    }
}
