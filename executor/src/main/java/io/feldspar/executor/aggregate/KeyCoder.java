package io.feldspar.executor.aggregate;

import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Turns one key column into small numbers that pack with those of other columns into a long.
///
/// A code of 0 is null. How codes are made is a [Layout]; a batch that does not fit gets a wider
/// one, and codes made before are moved over.
abstract sealed class KeyCoder permits RangeCoder, ValueCoder {

    /// @param base the value whose code is 1, where codes are offsets
    /// @param bits how many bits a code takes
    record Layout(long base, int bits) {}

    private Layout layout = new Layout(0, 0);

    final Layout layout() {
        return layout;
    }

    final void use(Layout next) {
        layout = next;
    }

    /// Adds the codes of the vector's rows, shifted, to `codes[0..count)`.
    ///
    /// @return whether all codes fit the layout; if not, `codes` is undefined
    abstract boolean encode(
            Vector vector, int @Nullable [] rows, int count, int shift, long[] codes);

    /// A layout that holds all codes so far and those of these rows, or null if there is none.
    ///
    /// @param spare whether to leave room for values still to come
    abstract @Nullable Layout fitting(
            Vector vector, int @Nullable [] rows, int count, boolean spare);

    /// The code that stands for the same value in the current layout, given one of `before`.
    final long recode(long code, Layout before) {
        return code == 0 ? 0 : code + (before.base() - layout.base());
    }

    /// The values of `codes[0..count)`.
    abstract Vector decode(long[] codes, int count);

    /// How many bits the numbers 0 to `largest` take.
    static int bits(long largest) {
        return 64 - Long.numberOfLeadingZeros(largest);
    }
}
