package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// States that are objects, one for each group that has rows; a partial state is their bytes.
///
/// @param <S> the state, which grows by what it says with [#size]
abstract class ObjectAccumulator<S> implements GroupedAccumulator {

    /// The columns of partial states.
    static final List<Type> STATES = List.of(SimpleType.VARBINARY);

    private final Type result;
    private final MemoryPool.Reservation memory;
    private final List<@Nullable S> groups = new ArrayList<>();
    private long reserved;

    ObjectAccumulator(Type result, MemoryPool.Reservation memory) {
        this.result = result;
        this.memory = memory;
    }

    /// A state, for a group whose first row that is.
    abstract S create(FlatVector[] arguments, int row);

    abstract void add(S state, FlatVector[] arguments, int row);

    abstract S merge(S state, S other);

    abstract byte[] encode(S state);

    abstract S decode(byte[] bytes);

    abstract void append(S state, VectorBuilder results);

    /// About how many bytes a state takes.
    abstract int size(S state);

    @Override
    public final void ensure(int count) {
        while (groups.size() < count) {
            groups.add(null);
        }
    }

    private void put(int group, S state, int before) {
        groups.set(group, state);
        int grown = size(state) - before;
        if (grown != 0) {
            reserved += grown;
            memory.grow(grown);
        }
    }

    @Override
    public final void add(FlatVector[] arguments, Rows rows) {
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            S known = groups.get(group);
            S state = known == null ? create(arguments, row) : known;
            int before = known == null ? 0 : size(known);
            add(state, arguments, row);
            put(group, state, before);
        }
    }

    @Override
    public final void merge(FlatVector[] states, Rows rows) {
        BytesVector bytes = (BytesVector) states[0];
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            int start = bytes.starts()[row];
            S other = decode(Arrays.copyOfRange(bytes.heap(), start, start + bytes.lengths()[row]));
            S known = groups.get(group);
            int before = known == null ? 0 : size(known);
            put(group, known == null ? other : merge(known, other), before);
        }
    }

    @Override
    public final void states(int from, int count, Vector[] out, int at) {
        VectorBuilder states = new VectorBuilder(SimpleType.VARBINARY, count);
        for (int group = from; group < from + count; group++) {
            S state = groups.get(group);
            if (state == null) {
                states.appendNull();
            } else {
                byte[] bytes = encode(state);
                states.appendBytes(bytes, 0, bytes.length);
            }
        }
        out[at] = states.build();
    }

    @Override
    public final Vector results(int from, int count) {
        VectorBuilder results = new VectorBuilder(result, count);
        for (int group = from; group < from + count; group++) {
            S state = groups.get(group);
            if (state == null) {
                results.appendNull();
            } else {
                append(state, results);
            }
        }
        return results.build();
    }

    @Override
    public final void reset() {
        groups.replaceAll(_ -> null);
        memory.resize(memory.bytes() - reserved);
        reserved = 0;
    }
}
