package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The aggregates that give a value of the row, or of the n rows, in which another is the smallest
/// or the largest; of several rows the smallest value, so that the result is the same every time.
abstract class ExtremeBy extends StandardAggregate {

    private final boolean max;

    ExtremeBy(String name, List<String> aliases, Description description, boolean max) {
        super(name, aliases, description, ExtremeBy::parameters);
        this.max = max;
    }

    private static @Nullable List<Type> parameters(List<Type> given) {
        if (given.size() < 2 || !given.subList(0, 2).stream().allMatch(NestedType::comparable)) {
            return null;
        }
        return switch (given.size()) {
            case 2 -> given;
            case 3 ->
                    Coercion.distance(given.get(2), SimpleType.INTEGER) < 0
                            ? null
                            : List.of(given.get(0), given.get(1), SimpleType.INTEGER);
            default -> null;
        };
    }

    @Override
    final Type result(List<Type> parameters) {
        Type value = parameters.get(0);
        return parameters.size() == 2 ? value : new ArrayType(value);
    }

    /// What is compared, which is not null, and the value.
    @Override
    final List<Type> states(List<Type> parameters) {
        return parameters.size() == 2
                ? parameters.reversed()
                : TopValues.states(parameters.get(1), parameters.get(0));
    }

    /// The value may be null.
    @Override
    public final boolean skipsNulls(int argument) {
        return argument > 0;
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        if (arguments.size() > 2) {
            return new TopValues(arguments.get(1), arguments.get(0), max, memory);
        }
        return new Accumulator(max, new ChosenRows(states(arguments), memory));
    }

    private record Accumulator(boolean max, ChosenRows chosen) implements GroupedAccumulator {

        @Override
        public void ensure(int groups) {
            chosen.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            merge(new FlatVector[] {arguments[1], arguments[0]}, rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                int group = rows.groups == null ? 0 : rows.groups[i];
                if (!chosen.has(group) || precedes(states, row, group)) {
                    chosen.choose(group, states, row);
                }
            }
        }

        private boolean precedes(FlatVector[] states, int row, int group) {
            int order = chosen.compare(0, states[0], row, group);
            return order == 0
                    ? chosen.compare(1, states[1], row, group) < 0
                    : max ? order > 0 : order < 0;
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = chosen.column(0, from, count);
            out[at + 1] = chosen.column(1, from, count);
        }

        @Override
        public Vector results(int from, int count) {
            return chosen.column(1, from, count);
        }

        @Override
        public void reset() {
            chosen.reset();
        }
    }
}
