package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.ValueIds;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Codes of values that come as dictionaries: the numbers that [ValueIds] gives them.
final class ValueCoder extends KeyCoder {

    private static final int MAX_VALUES = 1 << 20;

    private final ValueIds ids;
    private int[] numbers = new int[0];

    ValueCoder(Type type, MemoryPool.Reservation reservation) {
        ids = new ValueIds(type, reservation);
    }

    @Override
    boolean encode(Vector vector, int @Nullable [] rows, int count, int shift, long[] codes) {
        if (numbers.length < count) {
            numbers = new int[count];
        }
        int[] in = numbers;
        ids.numbers(vector, rows, count, in);
        for (int i = 0; i < count; i++) {
            codes[i] |= (long) in[i] << shift;
        }
        return bits(ids.size()) <= layout().bits();
    }

    @Override
    @Nullable Layout fitting(Vector vector, int @Nullable [] rows, int count, boolean spare) {
        if (numbers.length < count) {
            numbers = new int[count];
        }
        ids.numbers(vector, rows, count, numbers);
        int bits = Math.max(1, bits(ids.size()));
        if (ids.size() > MAX_VALUES) {
            return null;
        }
        return new Layout(0, Math.max(bits, layout().bits()));
    }

    @Override
    Vector decode(long[] codes, int count) {
        int[] entries = new int[count];
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            entries[i] = (int) codes[i] - 1;
            if (codes[i] == 0) {
                entries[i] = 0;
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return new DictionaryVector(entries, ids.values(), nulls, count);
    }
}
