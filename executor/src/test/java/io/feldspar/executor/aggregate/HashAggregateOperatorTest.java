package io.feldspar.executor.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.aggregate.AnyValue;
import io.feldspar.executor.function.aggregate.ApproxCountDistinct;
import io.feldspar.executor.function.aggregate.Avg;
import io.feldspar.executor.function.aggregate.BitAnd;
import io.feldspar.executor.function.aggregate.BitOr;
import io.feldspar.executor.function.aggregate.BitXor;
import io.feldspar.executor.function.aggregate.BoolAnd;
import io.feldspar.executor.function.aggregate.BoolOr;
import io.feldspar.executor.function.aggregate.Corr;
import io.feldspar.executor.function.aggregate.Count;
import io.feldspar.executor.function.aggregate.CovarPop;
import io.feldspar.executor.function.aggregate.CovarSamp;
import io.feldspar.executor.function.aggregate.Max;
import io.feldspar.executor.function.aggregate.Median;
import io.feldspar.executor.function.aggregate.Min;
import io.feldspar.executor.function.aggregate.PercentileCont;
import io.feldspar.executor.function.aggregate.SingleValue;
import io.feldspar.executor.function.aggregate.StddevPop;
import io.feldspar.executor.function.aggregate.StddevSamp;
import io.feldspar.executor.function.aggregate.StringAgg;
import io.feldspar.executor.function.aggregate.Sum;
import io.feldspar.executor.function.aggregate.VarPop;
import io.feldspar.executor.function.aggregate.VarSamp;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate.Phase;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashAggregateOperatorTest {

    /// Column 0 is the key, the others are of every form; the last is a filter.
    private static final List<Type> TYPES =
            List.of(
                    SimpleType.VARCHAR,
                    SimpleType.BOOLEAN,
                    SimpleType.INTEGER,
                    SimpleType.DATE,
                    SimpleType.BIGINT,
                    new DecimalType(15, 2),
                    new DecimalType(38, 4),
                    SimpleType.DOUBLE,
                    SimpleType.DOUBLE,
                    SimpleType.VARCHAR,
                    SimpleType.BOOLEAN);

    private static final int FILTER = 10;

    @Test
    void agreesWithTheReferenceInOnePhaseAndInTwo() {
        List<AggregateCall> calls = calls();
        for (int seed = 0; seed < 6; seed++) {
            for (List<Integer> keys : List.of(List.<Integer>of(), List.of(0), List.of(2, 0, 3))) {
                List<Batch> batches =
                        new RandomBatches(seed, seed % 2 == 0 ? 5 : 300, 0.15)
                                .batches(TYPES, 12, 300);
                checkBoth(batches, keys, calls);
            }
        }
    }

    @Test
    void aggregatesNothing() {
        List<AggregateCall> calls = calls();
        checkBoth(List.of(), List.of(), calls);
        checkBoth(List.of(), List.of(0), calls);
    }

    @Test
    void spilledGroupsGiveTheSameResults() {
        List<AggregateCall> calls = calls();
        for (int seed = 0; seed < 5; seed++) {
            for (List<Integer> keys : List.of(List.<Integer>of(), List.of(0), List.of(2, 0, 3))) {
                List<Batch> batches =
                        new RandomBatches(seed, seed % 2 == 0 ? 8 : 100_000, 0.15)
                                .batches(TYPES, 8, 40);
                Random random = new Random(seed);
                int often = 1 + seed % 5;
                TestContext context = new TestContext(1L << 30, _ -> random.nextInt(often) == 0);
                checkBoth(batches, keys, calls, context);
                assertEquals(!keys.isEmpty(), context.memory().spilledBytes() > 0);
            }
        }
    }

    @Test
    void aggregatesManyTimesItsMemory() {
        List<AggregateCall> calls = calls();
        calls.removeIf(call -> call.function() instanceof ApproxCountDistinct);
        for (int seed = 0; seed < 2; seed++) {
            for (List<Integer> keys : List.of(List.of(0), List.of(2, 4, 3))) {
                List<Batch> batches =
                        new RandomBatches(seed, 1 << 20, seed / 10.0).batches(TYPES, 60, 300);
                TestContext context = new TestContext(1_500_000);
                checkBoth(batches, keys, calls, context);
                assertTrue(context.memory().spilledBytes() > 0);
                assertTrue(
                        context.memory().peakBytes() < 3_000_000,
                        () -> "peak " + context.memory().peakBytes());
            }
        }
    }

    @Test
    void countsManyTimesItsMemoryAlthoughKeysPack() {
        List<AggregateCall> calls = List.of(call(new Count(), null), call(new Sum(), null, 4));
        for (int column : new int[] {2, 3, 4, 5, 7, 9}) {
            List<Batch> batches = new RandomBatches(column, 1 << 20, 0.1).batches(TYPES, 50, 2000);
            TestContext context = new TestContext(700_000);
            checkBoth(batches, List.of(column), calls, context);
            assertTrue(context.memory().spilledBytes() > 0);
            assertTrue(context.memory().peakBytes() <= 1_000_000);
        }
    }

    @Test
    void oneGroupThatDoesNotFitIsAnErrorAndFreesEverything() {
        List<Batch> batches = new RandomBatches(1, 1, 0).batches(TYPES, 60, 2000);
        List<AggregateCall> calls = List.of(call(new Median(), null, 7));
        for (List<Integer> keys : List.of(List.<Integer>of(), List.of(2))) {
            TestContext context = new TestContext(100_000);
            Operator operator = operator(batches, Phase.SINGLE, TYPES, keys, calls, context);
            FeldsparException error = assertThrows(FeldsparException.class, operator::next);
            assertEquals(ErrorCode.OUT_OF_MEMORY, error.code());
            operator.close();
            assertEquals(0, context.memory().reservedBytes());
            assertEquals(0, context.openFiles());
        }
    }

    @Test
    void spillsWhileItEmitsWhereItIsAsked() {
        List<Batch> batches = new RandomBatches(5, 0, 0.1).batches(TYPES, 20, 2000);
        List<AggregateCall> calls = List.of(call(new Count(), null), call(new Min(), null, 9));
        AggregateReference reference = new AggregateReference(List.of(4), calls);
        boolean[] asked = {false};
        TestContext context = new TestContext(1L << 30, _ -> asked[0]);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Operator operator =
                operator(batches, Phase.SINGLE, TYPES, List.of(4), calls, context)) {
            rows.addAll(BatchSource.rows(List.of(Objects.requireNonNull(operator.next()))));
            assertEquals(0, context.memory().spilledBytes());
            asked[0] = true;
            rows.addAll(BatchSource.rows(operator));
        }
        assertTrue(context.memory().spilledBytes() > 0);
        check(reference, reference.results(BatchSource.rows(batches)), rows, 1);
        assertEquals(0, context.openFiles());
    }

    private static void checkBoth(
            List<Batch> batches, List<Integer> keys, List<AggregateCall> calls) {
        checkBoth(batches, keys, calls, new TestContext());
    }

    private static void checkBoth(
            List<Batch> batches,
            List<Integer> keys,
            List<AggregateCall> calls,
            TestContext context) {
        AggregateReference reference = new AggregateReference(keys, calls);
        Map<List<@Nullable Object>, List<@Nullable Object>> expected =
                reference.results(BatchSource.rows(batches));
        try (Operator single = operator(batches, Phase.SINGLE, TYPES, keys, calls, context)) {
            check(reference, expected, BatchSource.rows(single), keys.size());
        }
        try (Operator last = twoPhases(batches, keys, calls, context)) {
            check(reference, expected, BatchSource.rows(last), keys.size());
        }
        assertEquals(0, context.memory().reservedBytes());
        assertEquals(0, context.openFiles());
    }

    private static void check(
            AggregateReference reference,
            Map<List<@Nullable Object>, List<@Nullable Object>> expected,
            List<List<@Nullable Object>> rows,
            int keys) {
        assertEquals(expected.size(), rows.size());
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> wanted = expected.get(row.subList(0, keys));
            if (wanted == null) {
                throw new AssertionError("unexpected group in " + row);
            }
            reference.assertClose(wanted, row.subList(keys, row.size()), row.toString());
        }
    }

    private static Operator operator(
            List<Batch> batches,
            Phase phase,
            List<Type> types,
            List<Integer> keys,
            List<AggregateCall> calls,
            TestContext context) {
        return new HashAggregateOperator(
                new BatchSource(batches), phase, types, keys, calls, context);
    }

    /// Three partial tasks, then a final one.
    private static Operator twoPhases(
            List<Batch> batches,
            List<Integer> keys,
            List<AggregateCall> calls,
            TestContext context) {
        List<Batch> states = new ArrayList<>();
        for (int task = 0; task < 3; task++) {
            int from = batches.size() * task / 3;
            int to = batches.size() * (task + 1) / 3;
            try (Operator partial =
                    operator(
                            batches.subList(from, to),
                            Phase.PARTIAL,
                            TYPES,
                            keys,
                            calls,
                            context)) {
                Batch batch = partial.next();
                while (batch != null) {
                    states.add(batch.copy());
                    batch = partial.next();
                }
            }
        }
        List<Type> types = new ArrayList<>(keys.stream().map(TYPES::get).toList());
        List<Integer> finalKeys = new ArrayList<>();
        for (int k = 0; k < keys.size(); k++) {
            finalKeys.add(k);
        }
        List<AggregateCall> merges = new ArrayList<>();
        for (AggregateCall call : calls) {
            List<Type> stateTypes = call.function().stateTypes(call.argumentTypes());
            List<Integer> columns = new ArrayList<>();
            for (Type type : stateTypes) {
                columns.add(types.size());
                types.add(type);
            }
            merges.add(
                    new AggregateCall(
                            call.function(), columns, call.argumentTypes(), null, call.type()));
        }
        return operator(states, Phase.FINAL, types, finalKeys, merges, context);
    }

    private static List<AggregateCall> calls() {
        List<AggregateCall> calls = new ArrayList<>();
        calls.add(call(new Count(), null));
        calls.add(call(new Count(), FILTER));
        for (int c = 1; c < FILTER; c++) {
            calls.add(call(new Count(), null, c));
            calls.add(call(new Min(), null, c));
            calls.add(call(new Max(), null, c));
            calls.add(call(new Max(), FILTER, c));
            calls.add(call(new ApproxCountDistinct(), null, c));
        }
        for (int c : new int[] {2, 4, 5, 6, 7}) {
            calls.add(call(new Sum(), null, c));
            calls.add(call(new Sum(), FILTER, c));
            calls.add(call(new Avg(), null, c));
        }
        calls.add(call(new BoolAnd(), null, 1));
        calls.add(call(new BoolOr(), null, 1));
        for (int c : new int[] {2, 4}) {
            calls.add(call(new BitAnd(), null, c));
            calls.add(call(new BitOr(), null, c));
            calls.add(call(new BitXor(), FILTER, c));
        }
        for (AggregateFunction function :
                List.of(
                        new VarPop(),
                        new VarSamp(),
                        new StddevPop(),
                        new StddevSamp(),
                        new Median())) {
            calls.add(call(function, null, 7));
        }
        for (AggregateFunction function : List.of(new CovarPop(), new CovarSamp(), new Corr())) {
            calls.add(call(function, null, 7, 8));
        }
        return calls;
    }

    private static AggregateCall call(
            AggregateFunction function, @Nullable Integer filter, Integer... columns) {
        List<Type> types = Arrays.stream(columns).map(TYPES::get).toList();
        return new AggregateCall(
                function, List.of(columns), types, filter, function.resultType(types));
    }

    @Test
    void joinsTextsInOrder() {
        AggregateCall joined = call(new StringAgg(), null, 9);
        AggregateCall withSeparator = call(new StringAgg(), null, 9, 0);
        List<Batch> batches = new RandomBatches(3, 9, 0.2).batches(TYPES, 9, 40);
        StringBuilder commas = new StringBuilder();
        StringBuilder separated = new StringBuilder();
        for (List<@Nullable Object> row : BatchSource.rows(batches)) {
            if (row.get(9) != null) {
                commas.append(commas.isEmpty() ? "" : ",").append(row.get(9));
                boolean none = separated.isEmpty() || row.get(0) == null;
                separated.append(none ? "" : row.get(0)).append(row.get(9));
            }
        }
        List<Object> expected = List.of(commas.toString(), separated.toString());
        List<AggregateCall> calls = List.of(joined, withSeparator);
        TestContext context = new TestContext();
        Operator single = operator(batches, Phase.SINGLE, TYPES, List.of(), calls, context);
        assertEquals(List.of(expected), BatchSource.rows(single));
        Operator last = twoPhases(batches, List.of(), calls, context);
        assertEquals(List.of(expected), BatchSource.rows(last));
    }

    @Test
    void anyValueIsOneOfTheGroup() {
        List<Batch> batches = new RandomBatches(5, 7, 0.3).batches(TYPES, 9, 40);
        Map<@Nullable Object, Set<Object>> values = new LinkedHashMap<>();
        for (List<@Nullable Object> row : BatchSource.rows(batches)) {
            Set<Object> group = values.computeIfAbsent(row.get(0), _ -> new HashSet<>());
            if (row.get(4) != null) {
                group.add(row.get(4));
            }
        }
        List<AggregateCall> calls = List.of(call(new AnyValue(), null, 4));
        Operator single =
                operator(batches, Phase.SINGLE, TYPES, List.of(0), calls, new TestContext());
        for (List<@Nullable Object> row : BatchSource.rows(single)) {
            Set<Object> group = values.getOrDefault(row.get(0), Set.of());
            assertTrue(row.get(1) == null ? group.isEmpty() : group.contains(row.get(1)));
        }
    }

    @Test
    void estimatesDistinctValues() {
        List<Batch> batches = new ArrayList<>();
        for (int b = 0; b < 100; b++) {
            long[] values = new long[Batch.SIZE];
            for (int i = 0; i < values.length; i++) {
                values[i] = (b % 50) * (long) Batch.SIZE + i;
            }
            Vector column = new LongVector(SimpleType.BIGINT, values, null, values.length);
            batches.add(Batch.of(new Vector[] {column}, values.length));
        }
        List<Type> types = List.of(SimpleType.BIGINT);
        AggregateCall call =
                new AggregateCall(
                        new ApproxCountDistinct(), List.of(0), types, null, SimpleType.BIGINT);
        Operator operator =
                operator(batches, Phase.SINGLE, types, List.of(), List.of(call), new TestContext());
        long estimate = (Long) BatchSource.rows(operator).get(0).get(0);
        assertTrue(Math.abs(estimate - 102400) < 5000, "estimated " + estimate);
    }

    @Test
    void interpolatesPercentiles() {
        List<Type> types = List.of(SimpleType.DOUBLE, SimpleType.DOUBLE);
        Vector values = new DoubleVector(SimpleType.DOUBLE, new double[] {4, 1, 3, 2}, null, 4);
        Vector fraction =
                new DoubleVector(SimpleType.DOUBLE, new double[] {.5, .5, .5, .5}, null, 4);
        AggregateCall call =
                new AggregateCall(
                        new PercentileCont(), List.of(0, 1), types, null, SimpleType.DOUBLE);
        Operator operator =
                operator(
                        List.of(Batch.of(new Vector[] {values, fraction}, 4)),
                        Phase.SINGLE,
                        types,
                        List.of(),
                        List.of(call),
                        new TestContext());
        assertEquals(2.5, BatchSource.rows(operator).get(0).get(0));
    }

    @Test
    void sumOfBigintsFailsOnlyIfTheTotalDoes() {
        AggregateCall sum = longSum();
        List<Type> types = List.of(SimpleType.BIGINT);
        List<Batch> fitting = List.of(longs(Long.MAX_VALUE, 5), longs(-7, -1));
        Operator single =
                operator(fitting, Phase.SINGLE, types, List.of(), List.of(sum), new TestContext());
        assertEquals(Long.MAX_VALUE - 3, BatchSource.rows(single).get(0).get(0));
        Operator failing =
                operator(
                        List.of(longs(Long.MAX_VALUE, 5)),
                        Phase.SINGLE,
                        types,
                        List.of(),
                        List.of(sum),
                        new TestContext());
        FeldsparException error = assertThrows(FeldsparException.class, failing::next);
        assertEquals("22003", error.sqlState());
        assertEquals(
                "SUM is out of the range of BIGINT in sum(x) at 1:8. Cast its argument to a wider"
                        + " type, such as DECIMAL(38, 0) or DOUBLE.",
                error.getMessage());
    }

    @Test
    void singleValueRefusesASecondRow() {
        AggregateCall call = call(new SingleValue(), null, 4);
        Operator operator =
                operator(
                        new RandomBatches(1, 3, 0).batches(TYPES, 2, 10),
                        Phase.SINGLE,
                        TYPES,
                        List.of(),
                        List.of(call),
                        new TestContext());
        FeldsparException error = assertThrows(FeldsparException.class, operator::next);
        assertEquals(ErrorCode.CARDINALITY_VIOLATION, error.code());
    }

    @Test
    void partialAggregationThatReducesNothingPassesRowsOn() {
        List<Batch> batches = new ArrayList<>();
        Random random = new Random(11);
        for (int b = 0; b < 80; b++) {
            long[] values = new long[Batch.SIZE];
            int[] more = new int[Batch.SIZE];
            for (int i = 0; i < values.length; i++) {
                values[i] = b * (long) Batch.SIZE + i;
                more[i] = random.nextInt(100);
            }
            Vector key = new LongVector(SimpleType.BIGINT, values, null, values.length);
            Vector value = new IntVector(SimpleType.INTEGER, more, null, values.length);
            batches.add(Batch.of(new Vector[] {key, value}, values.length));
        }
        List<Type> types = List.of(SimpleType.BIGINT, SimpleType.INTEGER);
        List<Type> argument = List.of(SimpleType.INTEGER);
        AggregateCall sum =
                new AggregateCall(new Sum(), List.of(1), argument, null, SimpleType.BIGINT);
        TestContext context = new TestContext();
        HashAggregateOperator partial =
                new HashAggregateOperator(
                        new BatchSource(batches),
                        Phase.PARTIAL,
                        types,
                        List.of(0),
                        List.of(sum),
                        context);
        List<List<@Nullable Object>> rows = BatchSource.rows(partial);
        assertEquals(80 * Batch.SIZE, rows.size());
        List<List<@Nullable Object>> inputs = BatchSource.rows(batches);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(inputs.get(i).get(0), rows.get(i).get(0));
            assertEquals(inputs.get(i).get(1).toString(), rows.get(i).get(1).toString());
        }
        assertTrue(
                context.memory().peakBytes() < 20_000_000,
                "the table was kept: " + context.memory().peakBytes());
        partial.close();
        assertEquals(0, context.memory().reservedBytes());
    }

    @Test
    void failsAndFreesEverythingBeyondTheMemoryLimit() {
        TestContext context = new TestContext(20_000);
        Operator operator =
                operator(
                        new RandomBatches(1, 0, 0).batches(TYPES, 200, 2000),
                        Phase.SINGLE,
                        TYPES,
                        List.of(4, 9),
                        List.of(call(new Count(), null)),
                        context);
        FeldsparException error = assertThrows(FeldsparException.class, operator::next);
        assertEquals(ErrorCode.OUT_OF_MEMORY, error.code());
        operator.close();
        operator.close();
        assertEquals(0, context.memory().reservedBytes());
    }

    private static AggregateCall longSum() {
        List<Type> types = List.of(SimpleType.BIGINT);
        SourceLocation location = SourceLocation.of(() -> "in sum(x) at 1:8");
        return new AggregateCall(new Sum(), List.of(0), types, null, SimpleType.BIGINT, location);
    }

    private static Batch longs(long... values) {
        Vector column = new LongVector(SimpleType.BIGINT, values, null, values.length);
        return Batch.of(new Vector[] {column}, values.length);
    }
}
