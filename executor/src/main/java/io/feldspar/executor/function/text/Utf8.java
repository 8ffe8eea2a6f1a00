package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Code points of UTF-8 bytes. Invalid bytes count as one code point each unless they
/// continue another.
public final class Utf8 {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /// Whether all bytes are ASCII.
    public static boolean ascii(byte[] heap, int start, int length) {
        int position = start;
        int end = start + length;
        long seen = 0;
        for (; position <= end - 8; position += 8) {
            seen |= (long) LONGS.get(heap, position);
        }
        for (; position < end; position++) {
            seen |= heap[position];
        }
        return (seen & HIGH_BITS) == 0;
    }

    public static boolean ascii(Slice text) {
        return ascii(text.heap, text.start, text.length);
    }

    /// The number of code points.
    public static int length(Slice text) {
        byte[] heap = text.heap;
        int position = text.start;
        int end = position + text.length;
        int continuing = 0;
        for (; position <= end - 8; position += 8) {
            long word = (long) LONGS.get(heap, position);
            continuing += Long.bitCount(word & ~word << 1 & HIGH_BITS);
        }
        for (; position < end; position++) {
            continuing += continues(heap[position]) ? 1 : 0;
        }
        return text.length - continuing;
    }

    static boolean continues(byte value) {
        return (value & 0xC0) == 0x80;
    }

    /// The index in the heap of the code point after `count` more from `position`, at most
    /// `end`.
    public static int skip(byte[] heap, int position, int end, int count) {
        int at = position;
        for (int i = 0; i < count && at < end; i++) {
            at++;
            while (at < end && continues(heap[at])) {
                at++;
            }
        }
        return at;
    }

    /// The first code point of text that is not empty.
    public static int first(Slice text) {
        byte lead = text.heap[text.start];
        if (lead >= 0) {
            return lead;
        }
        int end = skip(text.heap, text.start, text.start + text.length, 1);
        return new Slice(text.heap, text.start, end - text.start).text().codePointAt(0);
    }
}
