package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.type.Type;

/// Values of `width` bytes each.
abstract class FixedWidthValues extends PlainValues {

    final int width;

    FixedWidthValues(Type type, int width, int capacity) {
        super(type, capacity);
        this.width = width;
    }

    /// Moves the position past `count` values.
    ///
    /// @return where the first of them is
    final int take(int count) {
        int start = position;
        if ((long) count * width > end - start) {
            throw endsEarly();
        }
        position = start + count * width;
        return start;
    }

    @Override
    public final void skip(int count) {
        take(count);
    }
}
