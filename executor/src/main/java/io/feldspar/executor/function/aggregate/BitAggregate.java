package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongStates;
import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;

/// The aggregates that combine integers bit by bit.
abstract class BitAggregate extends StandardAggregate {

    /// How two bits combine.
    enum Operation {
        AND,
        OR,
        XOR
    }

    private final Operation operation;

    BitAggregate(String name, List<String> aliases, Description description, Operation operation) {
        super(
                name,
                aliases,
                description,
                Parameters.one(
                        type -> Coercion.distance(type, SimpleType.BIGINT) >= 0,
                        SimpleType.BIGINT));
        this.operation = operation;
    }

    @Override
    final Type result(List<Type> parameters) {
        return parameters.get(0);
    }

    @Override
    final List<Type> states(List<Type> parameters) {
        return parameters;
    }

    @Override
    public final boolean ignoresDuplicates() {
        return operation != Operation.XOR;
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return operation == Operation.XOR
                ? new RemovingXor(result, groups, memory)
                : new Accumulator(result, operation, groups, memory);
    }

    private static class Accumulator implements GroupedAccumulator {

        private final Type type;
        private final Operation operation;
        private final LongStates bits;
        private final Presence presence;

        Accumulator(Type type, Operation operation, Groups groups, MemoryPool.Reservation memory) {
            this.type = type;
            this.operation = operation;
            bits = new LongStates(operation == Operation.AND ? -1 : 0, memory);
            presence = new Presence(groups, memory);
        }

        @Override
        public void ensure(int groups) {
            bits.ensure(groups);
            presence.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
            combine(arguments[0], rows);
            presence.mark(rows);
        }

        final Presence presence() {
            return presence;
        }

        final void combine(FlatVector argument, Rows rows) {
            int count = rows.count;
            long[] values = new long[count];
            LongValues.read(argument, rows.rows, count, values);
            long[] states = bits.values();
            int[] groups = rows.groups;
            switch (operation) {
                case AND -> {
                    for (int i = 0; i < count; i++) {
                        states[groups == null ? 0 : groups[i]] &= values[i];
                    }
                }
                case OR -> {
                    for (int i = 0; i < count; i++) {
                        states[groups == null ? 0 : groups[i]] |= values[i];
                    }
                }
                case XOR -> {
                    for (int i = 0; i < count; i++) {
                        states[groups == null ? 0 : groups[i]] ^= values[i];
                    }
                }
            }
        }

        @Override
        public void merge(FlatVector[] states, Rows rows) {
            add(states, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = results(from, count);
        }

        @Override
        public Vector results(int from, int count) {
            return LongValues.vector(
                    type, bits.slice(from, count), presence.nulls(from, count), count);
        }

        @Override
        public void reset() {
            bits.reset();
            presence.reset();
        }
    }

    /// A value that is combined twice cancels itself.
    private static final class RemovingXor extends Accumulator implements RemovingAccumulator {

        RemovingXor(Type type, Groups groups, MemoryPool.Reservation memory) {
            super(type, Operation.XOR, groups, memory);
        }

        @Override
        public void remove(FlatVector[] arguments, Rows rows) {
            combine(arguments[0], rows);
            presence().unmark(rows);
        }
    }
}
