package io.feldspar.executor.expression;

import org.jspecify.annotations.Nullable;

/// A generated loop over the arrays of flat or dictionary vectors. Stateless, shared by all
/// threads.
interface Kernel {

    /// Computes the rows `selection[0..count)`, or the first `count` where `selection` is null.
    ///
    /// @param arrays per input: its values, or heap, starts and lengths, then the codes where
    ///     the
    ///     input is a dictionary
    /// @param parameters the literals and extras, primitives boxed
    /// @param outputs the array of values; for strings starts, lengths and the SliceBuilder;
    ///     for a
    ///     selection the row numbers
    /// @return of values: not 0 where some value is wrong because it does not fit; of a
    ///     selection:
    ///     how many rows were kept, or -1 where something does not fit
    long run(
            Object[] arrays,
            Object[] parameters,
            int @Nullable [] selection,
            int count,
            Object[] outputs);
}
