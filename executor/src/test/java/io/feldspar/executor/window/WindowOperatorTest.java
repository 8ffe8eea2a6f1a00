package io.feldspar.executor.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.WindowFrame;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Exclusion;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WindowCall;
import io.feldspar.executor.sort.SortOperator;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Frames against a reference that looks at every row of the partition for every row.
class WindowOperatorTest {

    private static final int PARTITION = 0;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final List<Type> TYPES =
            List.of(SimpleType.INTEGER, SimpleType.BIGINT, SimpleType.BIGINT);

    private static final Bound FIRST = new Bound(Bound.Kind.UNBOUNDED_PRECEDING, -1);
    private static final Bound CURRENT = new Bound(Bound.Kind.CURRENT_ROW, -1);
    private static final Bound LAST = new Bound(Bound.Kind.UNBOUNDED_FOLLOWING, -1);

    @Test
    void framesOfRandomKindsAreThoseOfTheReference() {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            Unit unit = Unit.values()[random.nextInt(3)];
            WindowFrame frame =
                    new WindowFrame(
                            unit,
                            random.nextBoolean() ? FIRST : CURRENT,
                            random.nextBoolean() ? LAST : CURRENT,
                            Exclusion.values()[random.nextInt(4)],
                            -1);
            check(i, frame, random.nextInt(3) == 0, 1 + random.nextInt(3000));
        }
    }

    @Test
    void runningFramesContinueThroughAllBatches() {
        for (Unit unit : Unit.values()) {
            check(3, new WindowFrame(unit, FIRST, CURRENT, Exclusion.NO_OTHERS, -1), false, 20_000);
        }
    }

    private static void check(int seed, WindowFrame frame, boolean distinct, int rows) {
        List<Batch> batches =
                new RandomBatches(seed, 60, 0.1).batches(TYPES, 1 + rows / 1500, 1500);
        List<SortKey> order = List.of(new SortKey(KEY, seed % 2 == 0, seed % 3 == 0));
        List<SortKey> sorted = new ArrayList<>(order);
        boolean partitioned = seed % 4 != 0;
        if (partitioned) {
            sorted.addFirst(new SortKey(PARTITION, false, false));
        }
        List<WindowCall> calls = new ArrayList<>();
        for (String name : List.of("COUNT", "SUM", "MIN")) {
            calls.add(aggregate(name, distinct, frame));
        }
        Operator input = new BatchSource(batches);
        Operator ordered = new SortOperator(input, sorted, TYPES, 0, -1, new TestContext());
        List<Integer> partition = partitioned ? List.of(PARTITION) : List.of();
        try (WindowOperator operator =
                new WindowOperator(ordered, partition, order, calls, TYPES, new TestContext())) {
            compare(BatchSource.rows(operator), frame, distinct, partitioned);
        }
    }

    private static WindowCall aggregate(String name, boolean distinct, WindowFrame frame) {
        AggregateFunction function = FunctionRegistry.builtIn().aggregate(name);
        List<Type> arguments = List.of(SimpleType.BIGINT);
        return new WindowCall.Aggregate(
                new AggregateCall(
                        function,
                        List.of(VALUE),
                        arguments,
                        null,
                        function.resultType(arguments),
                        SourceLocation.UNKNOWN),
                distinct,
                frame);
    }

    private static void compare(
            List<List<@Nullable Object>> rows,
            WindowFrame frame,
            boolean distinct,
            boolean partitioned) {
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size()
                    && (!partitioned || same(rows.get(from), rows.get(to), PARTITION))) {
                to++;
            }
            List<List<@Nullable Object>> all = rows.subList(from, to);
            for (int row = 0; row < all.size(); row += 1 + all.size() / 50) {
                compare(all, row, frame, distinct);
            }
            from = to;
        }
    }

    private static boolean same(
            List<@Nullable Object> left, List<@Nullable Object> right, int column) {
        return Objects.equals(left.get(column), right.get(column));
    }

    private static void compare(
            List<List<@Nullable Object>> rows, int row, WindowFrame frame, boolean distinct) {
        List<Long> values = new ArrayList<>();
        for (int other = 0; other < rows.size(); other++) {
            Object value = rows.get(other).get(VALUE);
            if (value != null && within(rows, row, other, frame)) {
                values.add((Long) value);
            }
        }
        List<Long> counted = distinct ? List.copyOf(new TreeSet<>(values)) : values;
        List<@Nullable Object> got = rows.get(row);
        assertEquals((long) counted.size(), got.get(3), frame + " at " + row);
        boolean none = counted.isEmpty();
        Long sum = none ? null : counted.stream().mapToLong(each -> each).sum();
        assertEquals(sum, got.get(4), frame + " at " + row);
        Long least = none ? null : counted.stream().min(Long::compare).orElseThrow();
        assertEquals(least, got.get(5), frame + " at " + row);
    }

    private static boolean within(
            List<List<@Nullable Object>> rows, int row, int other, WindowFrame frame) {
        boolean peer = same(rows.get(row), rows.get(other), KEY);
        boolean at = frame.unit() == Unit.ROWS ? row == other : peer;
        boolean inside =
                at
                        || (other < row && frame.start().equals(FIRST))
                        || (other > row && frame.end().equals(LAST));
        return inside
                && switch (frame.exclusion()) {
                    case NO_OTHERS -> true;
                    case CURRENT_ROW -> other != row;
                    case GROUP -> !peer;
                    case TIES -> !peer || other == row;
                };
    }
}
