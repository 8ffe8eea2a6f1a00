package io.feldspar.executor.function.user;

import io.feldspar.executor.object.ObjectType;
import io.feldspar.udf.Aggregator;
import org.jspecify.annotations.Nullable;

/// An aggregate function over objects that are made of several columns each.
@SuppressWarnings("NullAway") // objects may be null
public final class ObjectAggregator
        extends Aggregator<@Nullable Object, @Nullable Object, @Nullable Object> {

    private static final long serialVersionUID = 1L;

    private final ObjectInput input;
    private final @Nullable ObjectType buffer;
    private final ObjectType result;
    private final Aggregator<@Nullable Object, @Nullable Object, @Nullable Object> code;

    /// @param buffer null for buffers that are serialized
    public ObjectAggregator(
            ObjectInput input,
            @Nullable ObjectType buffer,
            ObjectType result,
            Aggregator<@Nullable Object, @Nullable Object, @Nullable Object> code) {
        this.input = input;
        this.buffer = buffer;
        this.result = result;
        this.code = code;
    }

    ObjectInput input() {
        return input;
    }

    public @Nullable ObjectType buffer() {
        return buffer;
    }

    public ObjectType result() {
        return result;
    }

    @Override
    public @Nullable Object zero() {
        return code.zero();
    }

    @Override
    public @Nullable Object reduce(@Nullable Object held, @Nullable Object object) {
        return code.reduce(held, object);
    }

    @Override
    public @Nullable Object merge(@Nullable Object left, @Nullable Object right) {
        return code.merge(left, right);
    }

    @Override
    public @Nullable Object finish(@Nullable Object held) {
        return code.finish(held);
    }
}
