package io.feldspar.executor.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.codec.PlanCodecs;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Lambda;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Calls of functions that take lambdas, over random arrays, against loops over Java objects.
class LambdaTest {

    private static final Type LONG = SimpleType.BIGINT;
    private static final ArrayType LONGS = new ArrayType(LONG);
    private static final int ROWS = 300;

    private final Random random = new Random(11);

    @Test
    void transformCapturesTheColumnOfItsRow() {
        Expression sum = arithmetic("+", new InputRef(0, LONG), new InputRef(1, LONG));
        Lambda lambda = new Lambda(parameters("x"), List.of(new InputRef(1, LONG)), sum);
        Call call = call("TRANSFORM", LONGS, new InputRef(0, LONGS), lambda);
        check(
                call,
                (array, captured) -> {
                    List<@Nullable Object> sums = new ArrayList<>();
                    array.forEach(x -> sums.add(plus(x, captured)));
                    return sums;
                });
    }

    @Test
    void lambdasNestAndCaptureParameters() {
        Expression sum = arithmetic("+", new InputRef(0, LONG), new InputRef(1, LONG));
        Lambda inner = new Lambda(parameters("y"), List.of(new InputRef(0, LONG)), sum);
        Call each = call("TRANSFORM", LONGS, new InputRef(1, LONGS), inner);
        Lambda outer = new Lambda(parameters("x"), List.of(new InputRef(0, LONGS)), each);
        Call call = call("TRANSFORM", new ArrayType(LONGS), new InputRef(0, LONGS), outer);
        check(
                call,
                (array, _) -> {
                    List<@Nullable Object> rows = new ArrayList<>();
                    for (Object x : array) {
                        List<@Nullable Object> row = new ArrayList<>();
                        array.forEach(y -> row.add(plus(x, y)));
                        rows.add(row);
                    }
                    return rows;
                });
    }

    @Test
    void aggregateCombinesElementsInOrder() {
        Expression next =
                arithmetic(
                        "-",
                        arithmetic("+", new InputRef(0, LONG), new InputRef(0, LONG)),
                        new InputRef(1, LONG));
        Lambda lambda = new Lambda(parameters("s", "x"), List.of(), next);
        Call call = call("AGGREGATE", LONG, new InputRef(0, LONGS), new InputRef(1, LONG), lambda);
        check(
                call,
                (array, start) -> {
                    Object state = start;
                    for (Object x : array) {
                        state =
                                state == null || x == null
                                        ? null
                                        : (Object) (2 * (Long) state - (Long) x);
                    }
                    return state;
                });
    }

    @Test
    void arraySortIsStableAndDescendsWhereTheLambdaSaysSo() {
        Expression order =
                arithmetic("-", last(new InputRef(1, LONG)), last(new InputRef(0, LONG)));
        Lambda lambda = new Lambda(parameters("l", "r"), List.of(), order);
        Call call = call("ARRAY_SORT", LONGS, new InputRef(0, LONGS), lambda);
        check(
                call,
                (array, _) -> {
                    List<Object> sorted = new ArrayList<>(array);
                    sorted.sort(Comparator.comparing((Object x) -> (Long) x % 3).reversed());
                    return sorted;
                },
                false);
    }

    @Test
    void travelsInPlans() {
        Lambda lambda =
                new Lambda(
                        parameters("x"),
                        List.of(new InputRef(3, LONG)),
                        arithmetic("+", new InputRef(0, LONG), new InputRef(1, LONG)));
        Call call = call("TRANSFORM", LONGS, new InputRef(0, LONGS), lambda);
        ValueCodec codec = PlanCodecs.of(Call.class);
        assertEquals(call, ValueCodecs.decode(codec, PlanCodecs.encode(codec, call)));
        assertEquals("TRANSFORM(#0, x -> +(x, #3))", call.toString());
    }

    private static Expression last(Expression value) {
        return arithmetic("%", value, new Literal(3L, LONG));
    }

    private static @Nullable Object plus(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : (Object) ((Long) left + (Long) right);
    }

    private static List<Member> parameters(String... names) {
        List<Member> parameters = new ArrayList<>();
        for (String name : names) {
            parameters.add(new Member(name, LONG));
        }
        return parameters;
    }

    private static Expression arithmetic(String operator, Expression left, Expression right) {
        return call(operator, LONG, left, right);
    }

    private static Call call(String name, Type type, Expression... arguments) {
        return new Call(FunctionRegistry.builtIn().scalar(name), List.of(arguments), type);
    }

    private void check(
            Call call, BiFunction<List<?>, @Nullable Object, @Nullable Object> expected) {
        check(call, expected, true);
    }

    /// Over whole batches and selections, interpreted and generated.
    private void check(
            Call call,
            BiFunction<List<?>, @Nullable Object, @Nullable Object> expected,
            boolean nulls) {
        Vector[] columns = {arrays(nulls), small()};
        Batch all = Batch.of(columns, ROWS);
        int[] some = random.ints(0, ROWS).limit(80).sorted().distinct().toArray();
        for (int generateAfter : new int[] {0, EvaluationOptions.NEVER}) {
            ExpressionEvaluator evaluator =
                    ExpressionEvaluator.compile(
                            call,
                            List.of(LONGS, LONG),
                            EvaluationOptions.generatingAfter(generateAfter));
            for (Batch batch : List.of(all, all.withSelection(some, some.length))) {
                Vector result = evaluator.evaluate(batch);
                for (int i = 0; i < batch.rowCount(); i++) {
                    int row = batch.row(i);
                    Object array = columns[0].value(row);
                    assertEquals(
                            array == null
                                    ? null
                                    : expected.apply((List<?>) array, columns[1].value(row)),
                            result.value(row));
                }
            }
        }
    }

    private Vector arrays(boolean nulls) {
        List<@Nullable Object> arrays = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            List<@Nullable Object> array = new ArrayList<>();
            int size = random.nextInt(7);
            for (int e = 0; e < size; e++) {
                array.add(nulls && random.nextInt(9) == 0 ? null : number());
            }
            arrays.add(random.nextInt(9) == 0 ? null : array);
        }
        return vector(LONGS, arrays);
    }

    private Object number() {
        return (long) random.nextInt(50);
    }

    private Vector small() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            values.add(random.nextInt(9) == 0 ? null : number());
        }
        return vector(LONG, values);
    }

    private static Vector vector(Type type, List<? extends @Nullable Object> values) {
        FlatColumn column = FlatColumn.of(type, MemoryPool.Reservation.uncounted());
        values.forEach(value -> column.append(Values.single(type, value), null, 1));
        return column.view();
    }
}
