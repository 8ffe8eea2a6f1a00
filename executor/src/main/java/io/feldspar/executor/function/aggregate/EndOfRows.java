package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The aggregates that give the value of the first or the last row.
abstract class EndOfRows extends StandardAggregate {

    private final boolean last;

    EndOfRows(String name, Description description, boolean last) {
        super(name, List.of(), description, EndOfRows::parameters);
        this.last = last;
    }

    private static @Nullable List<Type> parameters(List<Type> given) {
        return given.size() == 1 || (given.size() == 2 && given.get(1) == SimpleType.BOOLEAN)
                ? given
                : null;
    }

    @Override
    final Type result(List<Type> parameters) {
        return parameters.get(0);
    }

    /// Whether there is a row, and its value.
    @Override
    final List<Type> states(List<Type> parameters) {
        return List.of(SimpleType.BOOLEAN, parameters.get(0));
    }

    @Override
    public final boolean skipsNulls(int argument) {
        return false;
    }

    @Override
    public final boolean orderSensitive() {
        return true;
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(last, new ChosenRows(arguments.subList(0, 1), memory));
    }

    private record Accumulator(boolean last, ChosenRows chosen) implements GroupedAccumulator {

        @Override
        public void ensure(int groups) {
            chosen.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            ByteVector ignoring = arguments.length > 1 ? (ByteVector) arguments[1] : null;
            take(arguments[0], ignoring, rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            take(states[1], null, rows);
        }

        private void take(FlatVector values, @Nullable ByteVector ignoring, Rows rows) {
            FlatVector[] given = {values};
            for (int i = 0; i < rows.count; i++) {
                int row = rows.rows == null ? i : rows.rows[i];
                int group = rows.groups == null ? 0 : rows.groups[i];
                boolean ignored =
                        ignoring != null
                                && values.isNull(row)
                                && !ignoring.isNull(row)
                                && ignoring.values()[row] != 0;
                if (!ignored && (last || !chosen.has(group))) {
                    chosen.choose(group, given, row);
                }
            }
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = chosen.presence(from, count);
            out[at + 1] = chosen.column(0, from, count);
        }

        @Override
        public Vector results(int from, int count) {
            return chosen.column(0, from, count);
        }

        @Override
        public void reset() {
            chosen.reset();
        }
    }
}
