package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Wraps an aggregate so that it returns NULL for groups whose result is out of range.
abstract class TryAggregate implements AggregateFunction {

    private final String name;
    private final AggregateFunction function;
    private final Description description;

    /// @param name such as TRY_SUM
    TryAggregate(String name, AggregateFunction function, String example, String result) {
        this.name = name;
        this.function = function;
        this.description =
                Description.of(
                        "Aggregates",
                        name + "(x)",
                        "As the function without TRY, but NULL where the result is out of range.",
                        example,
                        result);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Description description() {
        return description;
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        return function.parameterTypes(arguments);
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return function.resultType(arguments);
    }

    @Override
    public final List<Type> stateTypes(List<Type> arguments) {
        return function.stateTypes(arguments);
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(result, function.accumulator(arguments, result, groups, memory));
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final String toString() {
        return name;
    }

    private record Accumulator(Type type, GroupedAccumulator tried) implements GroupedAccumulator {

        @Override
        public void ensure(int groups) {
            tried.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            tried.add(arguments, rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            tried.merge(states, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            tried.states(from, count, out, at);
        }

        @Override
        public Vector results(int from, int count) {
            try {
                return tried.results(from, count);
            } catch (FeldsparException e) {
                if (!e.code().blamesValue()) {
                    throw e;
                }
                return eachForItself(from, count);
            }
        }

        private FlatVector eachForItself(int from, int count) {
            FlatColumn column = FlatColumn.of(type, MemoryPool.Reservation.uncounted());
            for (int group = from; group < from + count; group++) {
                try {
                    column.append(tried.results(group, 1).flatten(null, 1), null, 1);
                } catch (FeldsparException e) {
                    if (!e.code().blamesValue()) {
                        throw e;
                    }
                    column.appendNulls(1);
                }
            }
            return column.view();
        }

        @Override
        public void reset() {
            tried.reset();
        }
    }
}
