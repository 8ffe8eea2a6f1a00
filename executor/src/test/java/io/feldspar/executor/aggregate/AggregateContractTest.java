package io.feldspar.executor.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.GroupedAccumulator.Groups;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.function.aggregate.SingleValue;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every aggregate function of the registry keeps, for arguments of every type it takes.
class AggregateContractTest {

    private static final List<Type> TYPES =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.INTEGER,
                    SimpleType.DATE,
                    SimpleType.INTERVAL_YEAR_MONTH,
                    SimpleType.BIGINT,
                    new DecimalType(15, 2),
                    new DecimalType(38, 4),
                    SimpleType.DOUBLE,
                    SimpleType.VARCHAR);

    private static final int ROWS = 200;

    private final MemoryPool pool = new MemoryPool("test", 1 << 28);

    /// A call of the function over columns 0, 1 …; the column after them is a filter.
    private static Stream<AggregateCall> calls() {
        return FunctionRegistry.builtIn().aggregates().stream()
                .flatMap(
                        function ->
                                Stream.concat(
                                                Stream.of(List.<Type>of()),
                                                TYPES.stream()
                                                        .flatMap(
                                                                type ->
                                                                        Stream.of(
                                                                                List.of(type),
                                                                                List.of(
                                                                                        type,
                                                                                        type))))
                                        .filter(types -> takes(function, types))
                                        .map(types -> call(function, types, null)));
    }

    private static Stream<AggregateCall> callsOfManyRows() {
        return calls().filter(call -> !(call.function() instanceof SingleValue));
    }

    private static Stream<AggregateCall> removingCalls() {
        return calls().filter(AggregateContractTest::removes);
    }

    private static boolean takes(AggregateFunction function, List<Type> types) {
        try {
            return function.parameterTypes(types).equals(types);
        } catch (FeldsparException _) {
            return false;
        }
    }

    private static boolean removes(AggregateCall call) {
        return call.function()
                        .accumulator(
                                call.argumentTypes(),
                                call.type(),
                                Groups.FRAMES,
                                new MemoryPool("test", 1 << 20).reservation("test"))
                instanceof RemovingAccumulator;
    }

    private static AggregateCall call(
            AggregateFunction function, List<Type> types, @Nullable Integer filter) {
        List<Integer> columns = IntStream.range(0, types.size()).boxed().toList();
        return new AggregateCall(function, columns, types, filter, function.resultType(types));
    }

    private static AggregateCall filtered(AggregateCall call) {
        return call(call.function(), call.argumentTypes(), call.arguments().size());
    }

    @Test
    void functionsAreKnownByNameAndEqualByClass() throws ReflectiveOperationException {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        Set<AggregateFunction> all = Set.copyOf(registry.aggregates());
        assertEquals(registry.aggregates().size(), all.size());
        for (AggregateFunction function : all) {
            assertSame(function, registry.aggregate(function.name()));
            Object another = function.getClass().getConstructor().newInstance();
            assertEquals(function, another);
            assertEquals(function.hashCode(), another.hashCode());
            assertNotEquals(function, new Object());
        }
    }

    @Test
    void coversEveryFunction() {
        Set<String> covered = new TreeSet<>();
        calls().forEach(call -> covered.add(call.function().name()));
        FunctionRegistry.builtIn()
                .aggregates()
                .forEach(function -> assertTrue(covered.contains(function.name()), function::name));
    }

    @Test
    void exactSumsCountsAndMeansCanRemove() {
        Set<String> removing = new TreeSet<>();
        removingCalls().forEach(call -> removing.add(call.function() + " " + call.type()));
        for (String expected :
                List.of(
                        "COUNT BIGINT",
                        "SUM BIGINT",
                        "SUM DECIMAL(38, 2)",
                        "SUM INTERVAL YEAR TO MONTH",
                        "AVG DOUBLE",
                        "AVG DECIMAL(38, 6)",
                        "BIT_XOR BIGINT")) {
            assertTrue(removing.contains(expected), removing::toString);
        }
        assertTrue(!removing.contains("SUM DOUBLE"), removing::toString);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void noRowsGiveTheResultOfNoRows(AggregateCall call) {
        Object expected = call.function().resultOfNoRows();
        for (Groups groups : List.of(Groups.SINGLE, Groups.FRAMES)) {
            AggregateState state = state(call, groups, false);
            state.accumulator().ensure(1);
            assertEquals(expected, value(state, 0));
            AggregateState merged = state(stateCall(call), groups, true);
            merge(merged, partial(state, 0), null, 0, 1);
            assertEquals(expected, value(merged, 0));
        }
        AggregateState rejecting = state(filtered(call), Groups.BY_KEY, false);
        rejecting.add(batch(call, 7, _ -> false), new int[ROWS], 0, 1);
        assertEquals(expected, value(rejecting, 0));
    }

    @ParameterizedTest
    @MethodSource("callsOfManyRows")
    void nullsAreLeftOut(AggregateCall call) {
        if (call.arguments().isEmpty() || !call.function().skipsNulls(0)) {
            return;
        }
        Vector[] columns = new Vector[call.arguments().size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ConstantVector.of(call.argumentTypes().get(c), null, 3);
        }
        for (Groups groups : Groups.values()) {
            AggregateState state = state(call, groups, false);
            state.add(Batch.of(columns, 3), new int[3], 0, 1);
            assertEquals(call.function().resultOfNoRows(), value(state, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aRowAloneSurvivesItsStateAndAReset(AggregateCall call) {
        Batch all = batch(call, 3, _ -> true);
        AggregateState state = state(call, Groups.BY_KEY, false);
        AggregateState merged = state(stateCall(call), Groups.BY_KEY, true);
        for (int row = 0; row < 20; row++) {
            state.accumulator().reset();
            state.add(rows(all, row, row + 1), new int[1], 0, 1);
            merged.accumulator().reset();
            merge(merged, partial(state, 0), new int[1], 0, 1);
            assertClose(value(state, 0), value(merged, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("callsOfManyRows")
    void mergedStatesOfAnySplitGiveWhatOnePassGives(AggregateCall unfiltered) {
        for (int seed = 0; seed < 8; seed++) {
            AggregateCall call = seed % 2 == 0 ? unfiltered : filtered(unfiltered);
            int groups = seed < 4 ? 3 : 60;
            Batch all = batch(call, seed, row -> row % 3 != 0);
            int[] of = new Random(seed).ints(ROWS, 0, groups).toArray();
            AggregateState once = state(call, Groups.FRAMES, false);
            once.add(all, of, groups, groups);
            AggregateState merged = state(stateCall(call), Groups.FRAMES, true);
            Random random = new Random(100 + seed);
            for (int from = 0; from < ROWS; ) {
                int to = Math.min(ROWS, from + 1 + random.nextInt(80));
                AggregateState part = state(call, Groups.FRAMES, false);
                part.add(rows(all, from, to), slice(of, from, to), groups, groups);
                assertClose(value(part, 0), value(part, 0));
                merge(merged, partial(part, 0, groups), sequence(groups), groups, groups);
                from = to;
            }
            for (int group = 0; group < groups; group++) {
                assertClose(value(once, group), value(merged, group));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("removingCalls")
    void framesSlideByRemovingAndAdding(AggregateCall unfiltered) {
        for (int seed = 0; seed < 4; seed++) {
            AggregateCall call = seed % 2 == 0 ? unfiltered : filtered(unfiltered);
            Batch all = batch(call, seed, row -> row % 3 != 0);
            AggregateState sliding = state(call, Groups.FRAMES, false);
            sliding.accumulator().ensure(1);
            Random random = new Random(seed);
            int from = 0;
            int to = 0;
            while (from < ROWS) {
                int nextFrom = from + random.nextInt(4);
                int nextTo = Math.min(ROWS, Math.max(nextFrom, to + random.nextInt(4)));
                int leaving = Math.min(nextFrom, to);
                if (leaving > from) {
                    sliding.remove(rows(all, from, leaving), null);
                }
                from = Math.min(ROWS, nextFrom);
                if (nextTo > Math.max(to, from)) {
                    sliding.add(rows(all, Math.max(to, from), nextTo), null, 1, 1);
                }
                to = nextTo;
                assertClose(direct(call, all, from, to), value(sliding, 0));
            }
        }
    }

    /// The leaves are runs of 8 rows, a node covers 4 nodes below it.
    @ParameterizedTest
    @MethodSource("callsOfManyRows")
    void anyFrameIsCoveredByStatesOfASegmentTree(AggregateCall call) {
        Batch all = batch(call, 5, _ -> true);
        List<AggregateState> levels = new ArrayList<>();
        levels.add(state(call, Groups.FRAMES, false));
        int nodes = (ROWS + 7) / 8;
        levels.get(0).add(all, IntStream.range(0, ROWS).map(r -> r / 8).toArray(), 0, nodes);
        while (nodes > 1) {
            AggregateState below = levels.getLast();
            AggregateState above = state(stateCall(call), Groups.FRAMES, true);
            int parents = (nodes + 3) / 4;
            int[] parent = IntStream.range(0, nodes).map(node -> node / 4).toArray();
            merge(above, partial(below, 0, nodes), parent, parents, parents);
            levels.add(above);
            nodes = parents;
        }
        Random random = new Random(9);
        for (int frame = 0; frame < 60; frame++) {
            int from = random.nextInt(ROWS);
            int to = from + random.nextInt(ROWS - from + 1);
            AggregateState result = state(stateCall(call), Groups.FRAMES, true);
            result.accumulator().ensure(1);
            cover(call, all, levels, from, to, result);
            assertClose(direct(call, all, from, to), value(result, 0));
        }
    }

    /// Merges, in the order of rows, the largest nodes that lie in the frame, and single rows.
    private void cover(
            AggregateCall call,
            Batch all,
            List<AggregateState> levels,
            int from,
            int to,
            AggregateState result) {
        int row = from;
        while (row < to) {
            int level = -1;
            int size = 1;
            for (int next = 8; row % next == 0 && row + next <= to; next *= 4) {
                level++;
                size = next;
            }
            if (level < 0) {
                AggregateState single = state(call, Groups.FRAMES, false);
                single.add(rows(all, row, row + 1), null, 1, 1);
                merge(result, partial(single, 0), null, 1, 1);
            } else {
                merge(result, partial(levels.get(level), row / size), null, 1, 1);
            }
            row += size;
        }
    }

    private @Nullable Object direct(AggregateCall call, Batch all, int from, int to) {
        AggregateState state = state(call, Groups.SINGLE, false);
        state.accumulator().ensure(1);
        if (from < to) {
            state.add(rows(all, from, to), null, 1, 1);
        }
        return value(state, 0);
    }

    private AggregateState state(AggregateCall call, Groups groups, boolean merges) {
        return new AggregateState(call, merges, groups, pool.reservation("test"));
    }

    private static AggregateCall stateCall(AggregateCall call) {
        int columns = call.function().stateTypes(call.argumentTypes()).size();
        return new AggregateCall(
                call.function(),
                IntStream.range(0, columns).boxed().toList(),
                call.argumentTypes(),
                null,
                call.type());
    }

    private static Batch partial(AggregateState state, int group) {
        return partial(state, group, 1);
    }

    private static Batch partial(AggregateState state, int from, int count) {
        Vector[] columns = new Vector[state.stateColumns()];
        state.accumulator().states(from, count, columns, 0);
        return Batch.of(columns, count);
    }

    private static void merge(
            AggregateState into, Batch states, int @Nullable [] groups, int before, int now) {
        into.add(states, groups, before, now);
    }

    private static @Nullable Object value(AggregateState state, int group) {
        return state.results(group, 1).value(0);
    }

    /// Random arguments, and a filter.
    private static Batch batch(AggregateCall call, int seed, Predicate<Integer> filter) {
        List<Type> types = new ArrayList<>(call.argumentTypes());
        Object second = second(call);
        RandomBatches random = new RandomBatches(seed, 40, 0.2);
        List<Batch> batches = new ArrayList<>();
        for (int rows = 0; rows < ROWS; rows += batches.getLast().rowCount()) {
            batches.addAll(
                    random.batches(types.isEmpty() ? List.of(SimpleType.BOOLEAN) : types, 1, 90));
        }
        Vector[] columns = new Vector[types.size() + 1];
        for (int c = 0; c < types.size(); c++) {
            columns[c] =
                    second != null && c == 1
                            ? ConstantVector.of(types.get(c), second, ROWS)
                            : column(types.get(c), batches, c);
        }
        List<@Nullable Object> accepted = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            accepted.add(row % 7 == 6 ? null : (Object) filter.test(row));
        }
        columns[types.size()] = RandomBatches.flat(SimpleType.BOOLEAN, accepted);
        return Batch.of(columns, ROWS);
    }

    /// The fraction, direction or number of bins that all rows have, if the function takes one.
    /// With more bins than rows a histogram is the same however its states are merged.
    private static @Nullable Object second(AggregateCall call) {
        if (call.argumentTypes().size() < 2) {
            return null;
        }
        return switch (call.function().name()) {
            case "PERCENTILE_CONT", "PERCENTILE_DISC" -> 0.25;
            case "MODE" -> true;
            case "HISTOGRAM_NUMERIC" -> 2 * ROWS;
            default -> null;
        };
    }

    private static Vector column(Type type, List<Batch> batches, int column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.rowCount() && values.size() < ROWS; i++) {
                values.add(batch.values(i).get(column));
            }
        }
        return RandomBatches.flat(type, values);
    }

    private static Batch rows(Batch all, int from, int to) {
        Vector[] columns = new Vector[all.columnCount()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = all.column(c);
        }
        return Batch.of(columns, ROWS, IntStream.range(from, to).toArray(), to - from);
    }

    private static int[] slice(int[] of, int from, int to) {
        return IntStream.range(from, to).map(row -> of[row]).toArray();
    }

    private static int[] sequence(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static void assertClose(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Double wanted && actual instanceof Double found) {
            double tolerance = 1e-9 * Math.max(1, Math.abs(wanted));
            assertTrue(
                    wanted.equals(found) || Math.abs(wanted - found) <= tolerance,
                    () -> wanted + " but was " + found);
        } else {
            assertEquals(expected, actual);
        }
    }
}
