package io.feldspar.executor.function;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where scalar code writes a VARCHAR or VARBINARY result: bytes appended to a heap that the
/// rows of the result share, or a view into the heap of the first argument.
public final class SliceBuilder {

    private byte[] heap;
    private int size;
    private int start;
    private int length = -1;

    public SliceBuilder() {
        this(256);
    }

    public SliceBuilder(int capacity) {
        heap = new byte[capacity];
    }

    /// Forgets all values.
    public void clear() {
        size = 0;
        begin();
    }

    /// Starts the next row's value.
    public void begin() {
        start = size;
        length = -1;
    }

    /// The result is these bytes of the first argument's heap. Only code that is
    /// [ScalarCode#slicing()] may call this, and then for every row.
    public void view(int viewStart, int viewLength) {
        start = viewStart;
        length = viewLength;
    }

    public void append(byte value) {
        reserve(1);
        heap[size++] = value;
    }

    public void append(byte[] bytes, int from, int count) {
        reserve(count);
        System.arraycopy(bytes, from, heap, size, count);
        size += count;
    }

    public void append(Slice slice) {
        append(slice.heap, slice.start, slice.length);
    }

    public void append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        append(bytes, 0, bytes.length);
    }

    /// The code point as UTF-8.
    public void appendCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            append((byte) codePoint);
        } else {
            append(Character.toString(codePoint));
        }
    }

    private void reserve(int more) {
        long needed = (long) size + more;
        if (needed > heap.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new FeldsparException(
                        ErrorCode.VALUE_TOO_LARGE,
                        "The strings of one batch need more than 2 GiB",
                        "Make shorter strings.");
            }
            heap =
                    Arrays.copyOf(
                            heap,
                            (int)
                                    Math.min(
                                            Integer.MAX_VALUE - 8,
                                            Math.max(needed, heap.length * 2L)));
        }
    }

    /// Where the row's value starts.
    public int start() {
        return start;
    }

    /// How long the row's value is.
    public int length() {
        return length >= 0 ? length : size - start;
    }

    /// The heap that the appended values lie in.
    public byte[] heap() {
        return heap;
    }
}
