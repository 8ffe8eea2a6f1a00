package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The entropy of the distribution of the values in bits.
public final class Entropy extends StandardAggregate {

    public Entropy() {
        super(
                "ENTROPY",
                List.of(),
                about(
                        "ENTROPY(x)",
                        "The entropy of the distribution of the values in bits; 0 of no values.",
                        "SELECT ENTROPY(x) FROM (VALUES (1), (2), (2), (1)) AS t(x)",
                        "1.0"),
                Parameters.comparable());
    }

    @Override
    Type result(List<Type> parameters) {
        return SimpleType.DOUBLE;
    }

    @Override
    List<Type> states(List<Type> parameters) {
        return ValueCounts.states(parameters.get(0));
    }

    @Override
    public @Nullable Object resultOfNoRows() {
        return 0.0;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(new ValueCounts(arguments.get(0), memory));
    }

    private static final class Accumulator extends ValuesAccumulator {

        Accumulator(ValueCounts values) {
            super(values);
        }

        @Override
        public Vector results(int from, int count) {
            double[] results = new double[count];
            for (int i = 0; i < count; i++) {
                results[i] = entropy(values.entries(from + i));
            }
            return new DoubleVector(SimpleType.DOUBLE, results, null, count);
        }

        private double entropy(int[] entries) {
            long[] times = new long[entries.length];
            long total = 0;
            for (int i = 0; i < entries.length; i++) {
                times[i] = values.count(entries[i]);
                total += times[i];
            }
            // In order of size, so that the sum does not depend on the order of the rows.
            Arrays.sort(times);
            double entropy = 0;
            for (long each : times) {
                double share = each / (double) total;
                entropy -= share * Math.log(share) / Math.log(2);
            }
            return entropy + 0.0;
        }
    }
}
