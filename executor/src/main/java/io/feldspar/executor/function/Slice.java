package io.feldspar.executor.function;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A view of some bytes of a heap: how scalar code sees a VARCHAR or VARBINARY argument.
///
/// Mutable and reused from row to row; scalar code must not keep it.
public final class Slice {

    public byte[] heap;
    public int start;
    public int length;

    public Slice() {
        this(new byte[0], 0, 0);
    }

    public Slice(byte[] heap, int start, int length) {
        this.heap = heap;
        this.start = start;
        this.length = length;
    }

    public static Slice of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }

    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    public void set(byte[] newHeap, int newStart, int newLength) {
        heap = newHeap;
        start = newStart;
        length = newLength;
    }

    /// The bytes as a new array.
    public byte[] bytes() {
        return Arrays.copyOfRange(heap, start, start + length);
    }

    /// The bytes decoded as UTF-8.
    public String text() {
        return new String(heap, start, length, StandardCharsets.UTF_8);
    }

    /// Whether both hold the same bytes.
    public static boolean equal(Slice left, Slice right) {
        return left.length == right.length
                && Arrays.equals(
                        left.heap,
                        left.start,
                        left.start + left.length,
                        right.heap,
                        right.start,
                        right.start + right.length);
    }

    /// Compares by unsigned bytes, which for UTF-8 is the order of code points.
    public static int compare(Slice left, Slice right) {
        return Arrays.compareUnsigned(
                left.heap,
                left.start,
                left.start + left.length,
                right.heap,
                right.start,
                right.start + right.length);
    }

    @Override
    public String toString() {
        return text();
    }
}
