package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value that occurs most often; of several the smallest, or the largest where the second
/// argument is true.
public final class Mode extends StandardAggregate {

    public Mode() {
        super(
                "MODE",
                List.of(),
                about(
                        "MODE(x)",
                        "The value that occurs most often, of several the smallest; also as MODE() WITHIN GROUP (ORDER BY x), which gives the first of several.",
                        "SELECT MODE(x) FROM (VALUES (7), (3), (7)) AS t(x)",
                        "7"),
                Mode::parameters);
    }

    private static @Nullable List<Type> parameters(List<Type> given) {
        boolean accepted =
                !given.isEmpty()
                        && NestedType.comparable(given.get(0))
                        && (given.size() == 1
                                || (given.size() == 2 && given.get(1) == SimpleType.BOOLEAN));
        return accepted ? given : null;
    }

    /// Without WITHIN GROUP there is no column.
    @Override
    ErrorCode unfit(List<Type> arguments) {
        return arguments.size() < 1 ? ErrorCode.INVALID_WITHIN_GROUP : super.unfit(arguments);
    }

    @Override
    Type result(List<Type> parameters) {
        return parameters.get(0);
    }

    /// The values, their counts and, if it is an argument, the direction.
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
        return new Accumulator(arguments.get(0), arguments.size() > 1, memory);
    }

    private static final class Accumulator extends ValuesAccumulator {

        private final boolean directed;
        private final Direction direction = new Direction();

        Accumulator(Type type, boolean directed, MemoryPool.Reservation memory) {
            super(new ValueCounts(type, memory));
            this.directed = directed;
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            super.add(arguments, rows);
            if (directed) {
                direction.read(arguments[1], rows);
            }
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            super.merge(states, rows);
            if (directed) {
                direction.read(states[2], rows);
            }
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            super.states(from, count, out, at);
            if (directed) {
                out[at + 2] = direction.state(count);
            }
        }

        @Override
        public Vector results(int from, int count) {
            int[] chosen = new int[count];
            for (int i = 0; i < count; i++) {
                int best = -1;
                for (int entry : values.entries(from + i)) {
                    best = best < 0 || precedes(entry, best) ? entry : best;
                }
                chosen[i] = best;
            }
            return values.values(chosen);
        }

        private boolean precedes(int entry, int other) {
            int order = Long.compare(values.count(other), values.count(entry));
            int byValue = values.compare(entry, other);
            return order < 0
                    || (order == 0 && (direction.descending() ? byValue > 0 : byValue < 0));
        }
    }
}
