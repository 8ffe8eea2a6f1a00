package io.feldspar.executor.expression;

import static io.feldspar.executor.expression.Expressions.bigint;
import static io.feldspar.executor.expression.Expressions.call;
import static io.feldspar.executor.expression.Expressions.column;
import static io.feldspar.executor.expression.Expressions.compare;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An error names the innermost call that failed, however the expression is evaluated.
class FailingCallTest {

    private static final List<Type> TYPES = List.of(SimpleType.BIGINT, SimpleType.BIGINT);
    private static final int ROWS = 2000;
    private static final Expression A = column(0, SimpleType.BIGINT);
    private static final Expression B = column(1, SimpleType.BIGINT);

    private static Expression at(String location, Call call) {
        return new Call(
                call.function(),
                call.arguments(),
                call.type(),
                SourceLocation.of(() -> "in " + location));
    }

    /// Columns of ascending numbers and of a number that is the same in all rows but the last.
    private static Batch batch(long same, long last) {
        long[] ascending = new long[ROWS];
        long[] numbers = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            ascending[i] = i;
            numbers[i] = i == ROWS - 1 ? last : same;
        }
        return Batch.of(new Vector[] {vector(ascending), vector(numbers)}, ROWS);
    }

    private static LongVector vector(long[] values) {
        return new LongVector(SimpleType.BIGINT, values, null, values.length);
    }

    /// The error of the second batch, for which loops are generated.
    private static String error(Expression expression, Batch failing) {
        ExpressionEvaluator evaluator = ExpressionEvaluator.compile(expression, TYPES);
        evaluator.evaluate(batch(7, 7));
        FeldsparException generated =
                assertThrows(FeldsparException.class, () -> evaluator.evaluate(failing));
        ExpressionEvaluator twin =
                ExpressionEvaluator.compile(expression, TYPES, EvaluationOptions.INTERPRETED);
        FeldsparException interpreted =
                assertThrows(FeldsparException.class, () -> twin.evaluate(failing));
        assertEquals(interpreted.getMessage(), generated.getMessage());
        return String.valueOf(generated.getMessage());
    }

    private static final String ADVICE = ". Use NULLIF(divisor, 0) to get NULL instead.";

    private static Expression quotient() {
        Expression sum = at("a + 1", call("+", A, bigint(1)));
        return at("a / b * 2", call("*", at("a / b", call("/", sum, B)), bigint(2)));
    }

    @Test
    void namesTheInnermostCall() {
        assertEquals("Division by zero in a / b" + ADVICE, error(quotient(), batch(7, 0)));
    }

    @Test
    void namesTheCallThatOverflows() {
        Expression product = at("b * 3", call("*", B, bigint(3)));
        Expression sum = at("a + b * 3", call("+", A, product));
        assertEquals(
                "The product 9223372036854775807 * 3 overflows BIGINT in b * 3."
                        + " Cast an operand to a wider type.",
                error(sum, batch(1, Long.MAX_VALUE)));
    }

    @Test
    void namesTheBranchThatFails() {
        Expression few = compare(A, ComparisonOperator.LESS, bigint(ROWS - 1));
        Expression first = at("first", call("/", A, call("-", A, bigint(-1))));
        Expression second = at("second", call("/", A, B));
        Expression cases = new Case(List.of(new Case.Branch(few, first)), second);
        assertEquals("Division by zero in second" + ADVICE, error(cases, batch(7, 0)));
    }

    @Test
    void namesTheCallOverADictionary() {
        Expression quotient = at("1 / b", call("/", bigint(1), B));
        LongVector entries = vector(new long[] {5, 0});
        int[] codes = new int[ROWS];
        codes[ROWS - 1] = 1;
        Vector[] columns = {
            batch(1, 1).column(0), new DictionaryVector(codes, entries, null, ROWS)
        };
        assertEquals(
                "Division by zero in 1 / b" + ADVICE, error(quotient, Batch.of(columns, ROWS)));
        codes[ROWS - 1] = 0;
        ExpressionEvaluator.compile(quotient, TYPES).evaluate(Batch.of(columns, ROWS));
    }

    @Test
    void namesTheConjunctThatFails() {
        Expression ascending = compare(A, ComparisonOperator.GREATER, bigint(3));
        Expression failing = compare(quotient(), ComparisonOperator.GREATER, bigint(0));
        PredicateEvaluator predicate =
                PredicateEvaluator.compile(new And(List.of(ascending, failing)), TYPES);
        int[] out = new int[ROWS];
        predicate.select(batch(7, 7), out);
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> predicate.select(batch(7, 0), out));
        assertEquals("Division by zero in a / b" + ADVICE, error.getMessage());
    }

    @Test
    void namesTheConstantThatFails() {
        Expression cast =
                new Cast(
                        Expressions.text("x"),
                        SimpleType.BIGINT,
                        false,
                        SourceLocation.of(() -> "in x::bigint"));
        assertEquals(
                "The value 'x' cannot be cast to BIGINT in x::bigint. Correct it, or use TRY_CAST"
                        + " to get NULL instead.",
                assertThrows(
                                FeldsparException.class,
                                () ->
                                        ExpressionEvaluator.compile(cast, TYPES)
                                                .evaluate(batch(1, 1)))
                        .getMessage());
    }

    @Test
    void aSharedLoopNamesTheCallOfEachExpression() {
        Expression one = at("one", call("/", A, B));
        Expression other = at("other", call("/", A, B));
        assertEquals(one, other);
        assertEquals("Division by zero in one" + ADVICE, error(one, batch(7, 0)));
        assertEquals("Division by zero in other" + ADVICE, error(other, batch(7, 0)));
    }
}
