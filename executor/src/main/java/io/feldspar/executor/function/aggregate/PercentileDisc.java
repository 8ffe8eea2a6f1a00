package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.DoubleStates;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first value in order with at least that fraction of the values up to it; in descending
/// order where the third argument is true.
public final class PercentileDisc extends StandardAggregate {

    public PercentileDisc() {
        super(
                "PERCENTILE_DISC",
                List.of("QUANTILE_DISC"),
                about(
                        "PERCENTILE_DISC(fraction) WITHIN GROUP (ORDER BY x)",
                        "The first value with at least that fraction of the values up to it; also as QUANTILE_DISC(x, fraction).",
                        "SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
                        "1"),
                PercentileDisc::parameters);
    }

    private static @Nullable List<Type> parameters(List<Type> given) {
        boolean accepted =
                (given.size() == 2 || given.size() == 3)
                        && NestedType.comparable(given.get(0))
                        && (given.get(1).numeric() || given.get(1) == SimpleType.NULL)
                        && (given.size() == 2 || given.get(2) == SimpleType.BOOLEAN);
        if (!accepted) {
            return null;
        }
        List<Type> types = new ArrayList<>(given);
        types.set(1, SimpleType.DOUBLE);
        return types;
    }

    /// Without WITHIN GROUP there is no column.
    @Override
    ErrorCode unfit(List<Type> arguments) {
        return arguments.size() < 2 ? ErrorCode.INVALID_WITHIN_GROUP : super.unfit(arguments);
    }

    @Override
    Type result(List<Type> parameters) {
        return parameters.get(0);
    }

    /// The values, their counts, the fraction and, if it is an argument, the direction.
    @Override
    List<Type> states(List<Type> parameters) {
        List<Type> states = new ArrayList<>(ValueCounts.states(parameters.get(0)));
        states.addAll(parameters.subList(1, parameters.size()));
        return states;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(arguments.get(0), arguments.size() > 2, memory);
    }

    private static final class Accumulator extends ValuesAccumulator {

        private final DoubleStates fractions;
        private final boolean directed;
        private final Direction direction = new Direction();

        Accumulator(Type type, boolean directed, MemoryPool.Reservation memory) {
            super(new ValueCounts(type, memory));
            this.fractions = new DoubleStates(0, memory);
            this.directed = directed;
        }

        @Override
        public void ensure(int groups) {
            super.ensure(groups);
            fractions.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            super.add(arguments, rows);
            useFurther(arguments, 1, rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            super.merge(states, rows);
            useFurther(states, 2, rows);
        }

        /// Reads the columns after the values: the fraction and the direction where it is given.
        private void useFurther(FlatVector[] columns, int at, Rows rows) {
            Quantile.useFractions(
                    "PERCENTILE_DISC", ((DoubleVector) columns[at]).values(), rows, fractions);
            if (directed) {
                direction.read(columns[at + 1], rows);
            }
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            super.states(from, count, out, at);
            out[at + 2] =
                    new DoubleVector(SimpleType.DOUBLE, fractions.slice(from, count), null, count);
            if (directed) {
                out[at + 3] = direction.state(count);
            }
        }

        @Override
        public Vector results(int from, int count) {
            int[] chosen = new int[count];
            for (int i = 0; i < count; i++) {
                chosen[i] = percentile(values.entries(from + i), fractions.values()[from + i]);
            }
            return values.values(chosen);
        }

        private int percentile(int[] entries, double fraction) {
            long total = 0;
            Integer[] sorted = new Integer[entries.length];
            for (int i = 0; i < entries.length; i++) {
                sorted[i] = entries[i];
                total += values.count(entries[i]);
            }
            Arrays.sort(
                    sorted,
                    direction.descending() ? (a, b) -> values.compare(b, a) : values::compare);
            // The fraction as it is written: 0.07 of 100 is 7, and not a little more.
            long wanted =
                    BigDecimal.valueOf(fraction)
                            .multiply(BigDecimal.valueOf(total))
                            .setScale(0, RoundingMode.CEILING)
                            .longValueExact();
            for (int entry : sorted) {
                wanted -= values.count(entry);
                if (wanted <= 0) {
                    return entry;
                }
            }
            return -1;
        }

        @Override
        public void reset() {
            super.reset();
            fractions.reset();
        }
    }
}
