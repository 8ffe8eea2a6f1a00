package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// The number of rows, or of rows in which x is not null.
public final class Count extends StandardAggregate {

    public Count() {
        super(
                "COUNT",
                List.of(),
                about(
                        "COUNT(*), COUNT(x)",
                        "The number of rows, or of rows in which x is not null.",
                        "SELECT COUNT(*) FROM (VALUES (1), (2)) AS t(x)",
                        "2"),
                arguments -> arguments.size() <= 1 ? arguments : null);
    }

    @Override
    Type result(List<Type> parameters) {
        return SimpleType.BIGINT;
    }

    @Override
    List<Type> states(List<Type> parameters) {
        return List.of(SimpleType.BIGINT);
    }

    @Override
    public Long resultOfNoRows() {
        return 0L;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(memory);
    }

    private static final class Accumulator implements RemovingAccumulator {

        private final Counts counts;

        Accumulator(MemoryPool.Reservation memory) {
            counts = new Counts(memory);
        }

        @Override
        public void ensure(int groups) {
            counts.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            counts.add(rows);
        }

        @Override
        public void remove(FlatVector[] arguments, Rows rows) {
            counts.remove(rows);
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            counts.merge(states[0], rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = counts.vector(from, count);
        }

        @Override
        public Vector results(int from, int count) {
            return counts.vector(from, count);
        }

        @Override
        public void reset() {
            counts.reset();
        }
    }
}
