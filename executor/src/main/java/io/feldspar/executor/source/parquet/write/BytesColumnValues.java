package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongPairVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strings, bytes, and 128-bit decimals as 16 bytes with the most significant first.
final class BytesColumnValues extends ColumnValues {

    /// Longer bounds are cut.
    private static final int MAX_BOUND = 64;

    private final int width;
    private final ByteBuilder heap = new ByteBuilder();
    private int[] ends = new int[1024];
    private int size;
    private int[] firsts = new int[0];
    private int distinct;

    /// @param width of each value where all have the same, else 0
    BytesColumnValues(int width) {
        this.width = width;
    }

    @Override
    void append(FlatVector flat, int @Nullable [] rows, int count) {
        if (size + count > ends.length) {
            ends = Arrays.copyOf(ends, Math.max(size + count, 2 * ends.length));
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!flat.isNull(row)) {
                add(flat, row);
                ends[size++] = heap.length();
            }
        }
    }

    private void add(FlatVector flat, int row) {
        if (flat instanceof BytesVector slices) {
            heap.addBytes(slices.heap(), slices.starts()[row], slices.lengths()[row]);
        } else {
            LongPairVector pairs = (LongPairVector) flat;
            heap.addLong(Long.reverseBytes(pairs.high(row)));
            heap.addLong(Long.reverseBytes(pairs.low()[row]));
        }
    }

    private int start(int value) {
        return value == 0 ? 0 : ends[value - 1];
    }

    @Override
    int size() {
        return size;
    }

    @Override
    long bytes() {
        return heap.length() + 4L * size;
    }

    @Override
    int number(int limit, int[] codes) {
        distinct = 0;
        int capacity = Integer.highestOneBit(Math.max(16, Math.min(limit, size))) << 2;
        int[] slots = new int[capacity];
        firsts = new int[Math.min(limit, size)];
        for (int i = 0; i < size; i++) {
            int slot = hash(start(i), ends[i]) & (capacity - 1);
            while (slots[slot] != 0 && !same(firsts[slots[slot] - 1], i)) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (slots[slot] == 0) {
                if (distinct == limit) {
                    return i;
                }
                firsts[distinct++] = i;
                slots[slot] = distinct;
            }
            codes[i] = slots[slot] - 1;
        }
        return size;
    }

    private int hash(int from, int to) {
        byte[] bytes = heap.bytes();
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }

    private boolean same(int left, int right) {
        byte[] bytes = heap.bytes();
        return Arrays.equals(bytes, start(left), ends[left], bytes, start(right), ends[right]);
    }

    @Override
    int distinct() {
        return distinct;
    }

    @Override
    void writeDictionary(ByteBuilder out) {
        for (int i = 0; i < distinct; i++) {
            writePlain(firsts[i], firsts[i] + 1, out);
        }
    }

    @Override
    void writePlain(int from, int to, ByteBuilder out) {
        for (int i = from; i < to; i++) {
            int length = ends[i] - start(i);
            if (width == 0) {
                out.addInt(length);
            }
            out.addBytes(heap.bytes(), start(i), length);
        }
    }

    @Override
    ValueBounds bounds(int from, int to) {
        if (from == to) {
            return ValueBounds.UNKNOWN;
        }
        int min = from;
        int max = from;
        for (int i = from + 1; i < to; i++) {
            min = compare(i, min) < 0 ? i : min;
            max = compare(i, max) > 0 ? i : max;
        }
        byte[] low = Arrays.copyOfRange(heap.bytes(), start(min), ends[min]);
        byte[] high = Arrays.copyOfRange(heap.bytes(), start(max), ends[max]);
        if (width == 0 && low.length > MAX_BOUND) {
            low = Arrays.copyOf(low, MAX_BOUND);
        }
        return width == 0 && high.length > MAX_BOUND
                ? new ValueBounds(low, null)
                : new ValueBounds(low, high);
    }

    /// Text and bytes compare unsigned; decimals, of a fixed width, by their sign first.
    private int compare(int left, int right) {
        byte[] bytes = heap.bytes();
        if (width > 0) {
            int signs = Byte.compare(bytes[start(left)], bytes[start(right)]);
            if (signs != 0) {
                return signs;
            }
        }
        return Arrays.compareUnsigned(
                bytes, start(left), ends[left], bytes, start(right), ends[right]);
    }

    @Override
    void clear() {
        size = 0;
        distinct = 0;
        heap.clear();
    }
}
