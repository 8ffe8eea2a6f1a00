package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;

/// BIT_AND, BIT_OR and BIT_XOR of integers.
final class BitAccumulator extends Accumulator {

    /// How bits of two values combine.
    enum Kind {
        AND,
        OR,
        XOR
    }

    private final Type type;
    private final Kind kind;
    private final LongStates bits;
    private final Presence presence;

    BitAccumulator(Type type, Kind kind, boolean grouped, MemoryPool.Reservation reservation) {
        this.type = type;
        this.kind = kind;
        bits = new LongStates(kind == Kind.AND ? -1 : 0, reservation);
        presence = new Presence(grouped, reservation);
    }

    @Override
    void ensure(int groups) {
        bits.ensure(groups);
        presence.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        int count = rows.count;
        long[] values = new long[count];
        LongValues.read(arguments[0], rows.rows, count, values);
        long[] states = bits.values();
        int[] groups = rows.groups;
        switch (kind) {
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
        presence.mark(rows);
    }

    @Override
    void merge(FlatVector[] states, Rows rows) {
        add(states, rows);
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = results(from, count);
    }

    @Override
    Vector results(int from, int count) {
        return LongValues.vector(type, bits.slice(from, count), presence.nulls(from, count), count);
    }

    @Override
    void reset() {
        bits.reset();
        presence.reset();
    }
}
