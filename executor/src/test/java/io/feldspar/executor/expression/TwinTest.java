package io.feldspar.executor.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Case.Branch;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.In;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.Expression.Not;
import io.feldspar.executor.expression.Expression.Or;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.function.general.Try;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Generated code and its interpreted twin agree.
class TwinTest {

    private static final List<Type> TYPES =
            Stream.<Type>concat(
                            Arrays.stream(SimpleType.values())
                                    .filter(type -> type != SimpleType.NULL),
                            Stream.of(
                                    new DecimalType(4, 1),
                                    new DecimalType(15, 2),
                                    new DecimalType(18, 0),
                                    new DecimalType(20, 4),
                                    new DecimalType(38, 10)))
                    .toList();

    private static final List<String> FIELDS = List.of("YEAR", "month", "DAY", "week", "quarter");

    private Random random = new Random(42);
    private int compared;
    private int failed;

    @Test
    void everyFunctionAgreesWithItsTwin() {
        for (ScalarFunction function : FunctionRegistry.builtIn().scalars()) {
            // What computes whole vectors has no code for rows to compare with; a Try runs the code
            // of another function.
            if (function instanceof VectorFunction
                    || function instanceof HigherOrderFunction
                    || function instanceof Try
                    || !function.deterministic()
                    || function.statementTime()) {
                continue;
            }
            // By its name, so that a new function does not change what the others are given.
            random = new Random(function.name().hashCode());
            int before = compared;
            for (int round = 0; round < 6 || (compared == before && round < 100); round++) {
                for (List<Type> types : argumentLists(function)) {
                    try {
                        check(call(function, types), types, round % 3 != 0);
                    } catch (FeldsparException error) {
                        assertTrue(error.sqlState().startsWith("22"), error.getMessage());
                    }
                }
            }
            assertTrue(compared > before, function.name() + " never gave a result");
        }
    }

    /// A call of columns, some of them replaced by literals.
    private Expression call(ScalarFunction function, List<Type> types) {
        RandomVectors values = new RandomVectors(random, true);
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            boolean field =
                    i == 0
                            && List.of("EXTRACT", "DATE_TRUNC", "DATE_PART")
                                    .contains(function.name());
            Object literal =
                    field ? FIELDS.get(random.nextInt(FIELDS.size())) : values.value(types.get(i));
            arguments.add(
                    field || (i > 0 && random.nextInt(2) == 0)
                            ? new Literal(literal, types.get(i))
                            : new InputRef(i, types.get(i)));
        }
        List<Type> wanted = function.parameterTypes(types);
        return new Call(function, arguments, function.resultType(wanted));
    }

    /// Lists of argument types that the function takes.
    private List<List<Type>> argumentLists(ScalarFunction function) {
        List<List<Type>> lists = new ArrayList<>();
        if (function instanceof FixedFunction fixed) {
            for (Signature signature : fixed.signatures()) {
                int most = signature.parameters().size();
                for (int count = signature.required(); count <= most; count++) {
                    lists.add(List.copyOf(signature.parametersFor(count)));
                }
            }
            return lists;
        }
        for (int i = 0; i < 200 && lists.size() < 25; i++) {
            List<Type> types = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int j = 0; j < count; j++) {
                types.add(TYPES.get(random.nextInt(TYPES.size())));
            }
            try {
                function.resultType(function.parameterTypes(types));
                lists.add(types);
            } catch (FeldsparException error) {
                assertEquals("42804", error.sqlState(), error.getMessage());
            }
        }
        return lists;
    }

    @Test
    void castsAgreeWithTheirTwins() {
        for (Type from : TYPES) {
            for (Type to : TYPES) {
                for (int round = 0; round < 4; round++) {
                    try {
                        InputRef operand = new InputRef(0, from);
                        check(new Cast(operand, to, round == 3), List.of(from), round % 2 == 0);
                    } catch (FeldsparException error) {
                        assertEquals("42804", error.sqlState(), error.getMessage());
                    }
                }
            }
        }
        assertTrue(compared > 200, compared + " compared");
    }

    @Test
    void randomTreesAgreeWithTheirTwins() {
        List<Type> inputs =
                List.of(
                        SimpleType.INTEGER,
                        SimpleType.BIGINT,
                        SimpleType.DOUBLE,
                        new DecimalType(15, 2),
                        new DecimalType(12, 4),
                        SimpleType.VARCHAR,
                        SimpleType.DATE,
                        SimpleType.BOOLEAN);
        for (int round = 0; round < 300; round++) {
            Type type = inputs.get(random.nextInt(inputs.size()));
            check(tree(type, inputs, 4), inputs, round % 4 != 0);
        }
        assertTrue(compared > 200, compared + " compared, " + failed + " failed");
        assertTrue(failed > 10, failed + " failed");
    }

    private Expression tree(Type type, List<Type> inputs, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return leaf(type, inputs);
        }
        if (random.nextInt(6) == 0) {
            Branch branch =
                    new Branch(
                            tree(SimpleType.BOOLEAN, inputs, depth - 1),
                            tree(type, inputs, depth - 1));
            Expression last = tree(type, inputs, depth - 1);
            return last.type().equals(branch.result().type())
                    ? new Case(List.of(branch), last)
                    : last;
        }
        if (type == SimpleType.BOOLEAN) {
            return condition(inputs, depth);
        }
        if (type.numeric()) {
            String[] operators = {"+", "-", "*", "/", "%"};
            return Expressions.call(
                    operators[random.nextInt(random.nextInt(4) == 0 ? 5 : 3)],
                    tree(type, inputs, depth - 1),
                    tree(type, inputs, depth - 1));
        }
        if (type == SimpleType.DATE) {
            return Expressions.call("+", tree(type, inputs, depth - 1), Expressions.integer(3));
        }
        return Expressions.call("UPPER", tree(type, inputs, depth - 1));
    }

    private Expression condition(List<Type> inputs, int depth) {
        Type operand = inputs.get(random.nextInt(inputs.size()));
        ComparisonOperator[] operators = ComparisonOperator.values();
        Expression left = tree(operand, inputs, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 ->
                    new And(
                            List.of(
                                    condition(inputs, Math.max(1, depth - 1)),
                                    leaf(SimpleType.BOOLEAN, inputs)));
            case 1 ->
                    new Or(
                            List.of(
                                    leaf(SimpleType.BOOLEAN, inputs),
                                    condition(inputs, Math.max(1, depth - 1))));
            case 2 -> new Not(condition(inputs, Math.max(1, depth - 1)));
            case 3 -> new IsNull(left);
            case 4 -> {
                RandomVectors values = new RandomVectors(random, true);
                List<Literal> list = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(12); i++) {
                    boolean nothing = random.nextInt(20) == 0;
                    list.add(new Literal(nothing ? null : values.value(left.type()), left.type()));
                }
                yield new In(left, list);
            }
            default -> {
                Expression right = leaf(left.type(), inputs);
                yield new Comparison(
                        operators[random.nextInt(operators.length)],
                        left,
                        right.type().equals(left.type()) ? right : left);
            }
        };
    }

    private Expression leaf(Type type, List<Type> inputs) {
        int index = inputs.indexOf(type);
        if (index >= 0 && random.nextInt(3) > 0) {
            return new InputRef(index, type);
        }
        RandomVectors values = new RandomVectors(random, true);
        return new Literal(values.value(type), type);
    }

    private void check(Expression expression, List<Type> types, boolean tame) {
        ExpressionEvaluator generated = ExpressionEvaluator.compile(expression, types);
        ExpressionEvaluator interpreted =
                ExpressionEvaluator.compile(expression, types, EvaluationOptions.INTERPRETED);
        PredicateEvaluator predicate =
                expression.type() == SimpleType.BOOLEAN
                        ? PredicateEvaluator.compile(expression, types)
                        : null;
        for (int i = 0; i < 2; i++) {
            Batch batch = batch(types, tame);
            Vector expected = evaluate(interpreted, expression, batch);
            Vector actual = evaluate(generated, expression, batch);
            if (expected == null || actual == null) {
                assertEquals(expected == null, actual == null, expression + " fails on one side");
                failed++;
                continue;
            }
            compare(expression, batch, expected, actual);
            if (predicate != null) {
                compareSelection(expression, batch, expected, predicate);
            }
            compared++;
        }
    }

    private static @Nullable Vector evaluate(
            ExpressionEvaluator evaluator, Expression expression, Batch batch) {
        try {
            return evaluator.evaluate(batch);
        } catch (FeldsparException error) {
            assertTrue(error.sqlState().matches("22.*|54000"), expression + ": " + error);
            return null;
        }
    }

    private static void compare(
            Expression expression, Batch batch, Vector expected, Vector actual) {
        assertEquals(expression.type(), actual.type(), expression::toString);
        assertEquals(batch.length(), actual.length(), expression::toString);
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            int index = i;
            Object left = expected.value(row);
            Object right = actual.value(row);
            assertTrue(
                    Objects.deepEquals(arrays(left), arrays(right)),
                    () -> expression + " of " + batch.values(index) + ": " + left + "/" + right);
        }
    }

    /// Lists and maps as arrays, whose elements may be arrays of bytes.
    private static @Nullable Object arrays(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(TwinTest::arrays).toArray();
            case Map<?, ?> map ->
                    new @Nullable Object[] {
                        arrays(List.copyOf(map.keySet())), arrays(new ArrayList<>(map.values()))
                    };
            case null, default -> value;
        };
    }

    private static void compareSelection(
            Expression expression, Batch batch, Vector truth, PredicateEvaluator predicate) {
        int[] out = new int[batch.rowCount()];
        int kept = predicate.select(batch, out);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < batch.rowCount(); i++) {
            if (Boolean.TRUE.equals(truth.value(batch.row(i)))) {
                expected.add(batch.row(i));
            }
        }
        assertEquals(expected, Arrays.stream(out, 0, kept).boxed().toList(), expression::toString);
    }

    private Batch batch(List<Type> types, boolean tame) {
        int length = 1100 + random.nextInt(900);
        RandomVectors vectors = new RandomVectors(random, tame);
        Vector[] columns = new Vector[types.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = vectors.vector(types.get(i), length);
        }
        if (random.nextBoolean()) {
            return Batch.of(columns, length);
        }
        int[] rows = new int[length];
        int count = 0;
        int share = 1 + random.nextInt(20);
        for (int row = 0; row < length; row++) {
            if (random.nextInt(20) < share) {
                rows[count++] = row;
            }
        }
        return Batch.of(columns, length, rows, count);
    }
}
