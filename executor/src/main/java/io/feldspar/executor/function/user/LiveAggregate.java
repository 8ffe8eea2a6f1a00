package io.feldspar.executor.function.user;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.object.ObjectMapping;
import io.feldspar.executor.object.ObjectType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.executor.vector.VectorBuilder;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.udf.Aggregator;
import io.feldspar.udf.UserFunction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The buffers of a call of a user's aggregate function. Belongs to one thread.
final class LiveAggregate implements GroupedAccumulator {

    /// What a buffer is taken to have; its true size is not known.
    private static final long BYTES_PER_BUFFER = 64;

    private static final String WHAT = "the buffer of an aggregate function";

    private final UserAggregate function;
    private final Aggregator<@Nullable Object, @Nullable Object, @Nullable Object> code;
    private final ObjectInput input;
    private final @Nullable ObjectMapping buffer;
    private final ObjectMapping result;
    private final MemoryPool.Reservation memory;
    private @Nullable Object[] buffers = {};

    private LiveAggregate(
            UserAggregate function,
            Aggregator<@Nullable Object, @Nullable Object, @Nullable Object> code,
            MemoryPool.Reservation memory) {
        this.function = function;
        this.code = code;
        if (code instanceof ObjectAggregator objects) {
            ObjectType held = objects.buffer();
            this.input = objects.input();
            this.buffer = held == null ? null : held.mapping();
            this.result = objects.result().mapping();
        } else {
            AggregateTypes types = AggregateTypes.of(UserSignature.of(code, Aggregator.class));
            this.input = types::read;
            this.buffer = types.buffer();
            this.result = ObjectMapping.of(types.resultClass(), function.result());
        }
        this.memory = memory;
    }

    @SuppressWarnings("unchecked")
    static LiveAggregate of(UserAggregate function, MemoryPool.Reservation memory) {
        UserFunction code = function.source().instance();
        return new LiveAggregate(
                function,
                (Aggregator<@Nullable Object, @Nullable Object, @Nullable Object>) code,
                memory);
    }

    @Override
    public void ensure(int groups) {
        if (groups <= buffers.length) {
            return;
        }
        int before = buffers.length;
        int grown = Math.max(groups, Math.min(2 * before, Integer.MAX_VALUE - 8));
        memory.grow(BYTES_PER_BUFFER * (grown - before));
        buffers = Arrays.copyOf(buffers, grown);
        fill(before);
    }

    private void fill(int from) {
        guarded(
                () -> {
                    for (int group = from; group < buffers.length; group++) {
                        buffers[group] = code.zero();
                    }
                });
    }

    @Override
    @SuppressWarnings("NullAway") // inputs and buffers may be null
    public void add(FlatVector[] arguments, Rows rows) {
        guarded(
                () -> {
                    for (int i = 0; i < rows.count; i++) {
                        FunctionFailure.checkInterrupt();
                        int row = row(rows, i);
                        int group = group(rows, i);
                        buffers[group] = code.reduce(buffers[group], input.read(arguments, row));
                    }
                });
    }

    private static int row(Rows rows, int index) {
        int[] selected = rows.rows;
        return selected == null ? index : selected[index];
    }

    private static int group(Rows rows, int index) {
        int[] groups = rows.groups;
        return groups == null ? 0 : groups[index];
    }

    @Override
    @SuppressWarnings("NullAway") // buffers may be null
    public void merge(FlatVector[] states, Rows rows) {
        guarded(
                () -> {
                    for (int i = 0; i < rows.count; i++) {
                        FunctionFailure.checkInterrupt();
                        int group = group(rows, i);
                        Object other = buffer(states[0], row(rows, i));
                        buffers[group] = code.merge(buffers[group], other);
                    }
                });
    }

    private @Nullable Object buffer(FlatVector states, int row) {
        ObjectMapping mapping = buffer;
        if (mapping != null) {
            return mapping.read(states, row);
        }
        BytesVector bytes = (BytesVector) states;
        int start = bytes.starts()[row];
        return Serialization.read(
                Arrays.copyOfRange(bytes.heap(), start, start + bytes.lengths()[row]), WHAT);
    }

    @Override
    public void states(int from, int count, Vector[] out, int at) {
        out[at] =
                column(
                        function.state(),
                        from,
                        count,
                        (held, builder) -> {
                            ObjectMapping mapping = this.buffer;
                            if (mapping != null) {
                                mapping.write(held, builder);
                            } else {
                                byte[] bytes = Serialization.write(held, WHAT);
                                builder.appendBytes(bytes, 0, bytes.length);
                            }
                        });
    }

    @Override
    @SuppressWarnings("NullAway") // buffers may be null
    public Vector results(int from, int count) {
        return column(
                function.result(),
                from,
                count,
                (held, builder) -> result.write(code.finish(held), builder));
    }

    @FunctionalInterface
    private interface Writing {
        void write(@Nullable Object buffer, VectorBuilder out);
    }

    private FlatVector column(Type type, int from, int count, Writing writing) {
        VectorBuilder builder = new VectorBuilder(type, Math.max(1, count));
        guarded(
                () -> {
                    for (int group = from; group < from + count; group++) {
                        writing.write(buffers[group], builder);
                    }
                });
        return builder.build();
    }

    @Override
    public void reset() {
        fill(0);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            throw FunctionFailure.of(function.name(), e);
        }
    }
}
