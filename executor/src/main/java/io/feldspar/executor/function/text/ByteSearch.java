package io.feldspar.executor.function.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes within bytes, eight positions at a time: a position is looked at only where the
/// first and the last byte of what is sought both match (W. Muła, SIMD-friendly substring
/// searching).
public final class ByteSearch {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteSearch() {}

    /// The index in the heap, from `start` on, of the first place before `end` where `needle`
    /// stands, or -1.
    public static int find(byte[] heap, int start, int end, byte[] needle) {
        int length = needle.length;
        if (length == 0) {
            return start;
        }
        int last = end - length;
        int position = start;
        long first = (needle[0] & 0xFF) * ONES;
        long tail = (needle[length - 1] & 0xFF) * ONES;
        for (; position <= last - 7; position += 8) {
            long a = (long) LONGS.get(heap, position) ^ first;
            long b = (long) LONGS.get(heap, position + length - 1) ^ tail;
            long different = a | b;
            // Marks each zero byte; a false mark above a true one is refuted by the comparison.
            long hits = (different - ONES) & ~different & HIGHS;
            while (hits != 0) {
                int candidate = position + (Long.numberOfTrailingZeros(hits) >>> 3);
                if (matches(heap, candidate, needle)) {
                    return candidate;
                }
                hits &= hits - 1;
            }
        }
        for (; position <= last; position++) {
            if (heap[position] == needle[0] && matches(heap, position, needle)) {
                return position;
            }
        }
        return -1;
    }

    /// Whether `needle` is at that index; the caller has checked that it fits.
    static boolean matches(byte[] heap, int position, byte[] needle) {
        for (int i = 0; i < needle.length; i++) {
            if (heap[position + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
