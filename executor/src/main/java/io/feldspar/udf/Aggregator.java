package io.feldspar.udf;

import org.jspecify.annotations.Nullable;

/// A function from the rows of a group to a value, by way of a buffer that can be merged.
///
/// Buffers move between tasks as values of the SQL type that their class maps to, such as a STRUCT
/// for a record. A buffer of any other class has to be `Serializable`.
///
/// @param <I> the input: the argument, or a record or bean with a component for each argument
/// @param <B> the buffer; it may be changed in place
/// @param <O> the result
public abstract class Aggregator<
                I extends @Nullable Object, B extends @Nullable Object, O extends @Nullable Object>
        implements UserFunction {

    private static final long serialVersionUID = 1L;

    /// The buffer of a group without rows: `merge(b, zero())` is `b`.
    public abstract B zero();

    /// The buffer with a further row.
    public abstract B reduce(B buffer, I input);

    /// One buffer for the rows of both.
    public abstract B merge(B left, B right);

    /// The result for the rows of a buffer.
    public abstract O finish(B buffer);
}
