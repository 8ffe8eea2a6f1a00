package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;

/// How often each value occurs, as a map.
public final class Histogram extends StandardAggregate {

    public Histogram() {
        super(
                "HISTOGRAM",
                List.of(),
                about(
                        "HISTOGRAM(x)",
                        "A map of the values, in ascending order, to how often they occur; NULL without"
                                + " values.",
                        "SELECT HISTOGRAM(x) FROM (VALUES ('b'), ('a'), ('b')) AS t(x)",
                        "{a=1, b=2}"),
                Parameters.comparable());
    }

    @Override
    Type result(List<Type> parameters) {
        return new MapType(parameters.get(0), SimpleType.BIGINT);
    }

    @Override
    List<Type> states(List<Type> parameters) {
        return ValueCounts.states(parameters.get(0));
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator((MapType) result, new ValueCounts(arguments.get(0), memory));
    }

    private static final class Accumulator extends ValuesAccumulator {

        private final MapType type;

        Accumulator(MapType type, ValueCounts values) {
            super(values);
            this.type = type;
        }

        @Override
        public Vector results(int from, int count) {
            int[] starts = new int[count];
            int[] lengths = new int[count];
            int[][] sorted = new int[count][];
            int total = 0;
            for (int i = 0; i < count; i++) {
                sorted[i] = sorted(values.entries(from + i));
                starts[i] = total;
                lengths[i] = sorted[i].length;
                total = Math.addExact(total, sorted[i].length);
            }
            int[] all = new int[total];
            long[] times = new long[total];
            long[] nulls = Nulls.allocate(count);
            for (int i = 0; i < count; i++) {
                if (lengths[i] == 0) {
                    Nulls.set(nulls, i);
                }
                for (int e = 0; e < lengths[i]; e++) {
                    all[starts[i] + e] = sorted[i][e];
                    times[starts[i] + e] = values.count(sorted[i][e]);
                }
            }
            FlatVector counted = new LongVector(SimpleType.BIGINT, times, null, total);
            FlatVector keys = values.flat(all);
            FlatVector entries =
                    new StructVector(type.entry(), List.of(keys, counted), null, total);
            return new ListVector(type, starts, lengths, entries, nulls, count);
        }

        private int[] sorted(int[] entries) {
            return Arrays.stream(entries)
                    .boxed()
                    .sorted(values::compare)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }
}
