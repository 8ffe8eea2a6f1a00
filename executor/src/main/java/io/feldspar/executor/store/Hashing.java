package io.feldspar.executor.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// 64-bit hashes of single values.
///
/// Values that are the same have the same hash whatever their width: an int, a long and a 128-bit
/// integer of one value agree. All 64 bits are mixed well: exchanges take the lower half, tables
/// the upper.
public final class Hashing {

    /// The hash of null.
    public static final long NULL = 0x5bd1e9955bd1e995L;

    private static final long C1 = 0x9e3779b97f4a7c15L;
    private static final long C2 = 0xd6e8feb86659fd93L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Hashing() {}

    public static long hash(long value) {
        long x = (value ^ value >>> 32) * C1;
        x = (x ^ x >>> 29) * C2;
        return x ^ x >>> 32;
    }

    public static long hash(long high, long low) {
        return high == low >> 63 ? hash(low) : combine(hash(low), hash(high));
    }

    public static long hash(double value) {
        return hash(Doubles.keyBits(value));
    }

    /// The hash of `length` bytes, eight at a time; the last eight may overlap those before.
    public static long hash(byte[] bytes, int start, int length) {
        long x = length * C1;
        if (length < 8) {
            return hash(x ^ tail(bytes, start, length));
        }
        int end = start + length - 8;
        for (int at = start; at < end; at += 8) {
            x = (x ^ (long) LONGS.get(bytes, at)) * C2;
            x ^= x >>> 32;
        }
        return hash(x ^ (long) LONGS.get(bytes, end));
    }

    private static long tail(byte[] bytes, int start, int length) {
        if (length >= 4) {
            long first = (int) INTS.get(bytes, start) & 0xffffffffL;
            return first | (long) (int) INTS.get(bytes, start + length - 4) << 32;
        }
        long x = 0;
        for (int i = 0; i < length; i++) {
            x = x << 8 | (bytes[start + i] & 0xff);
        }
        return x;
    }

    /// The hash of a row from the hash of its first columns and that of the next.
    public static long combine(long hash, long next) {
        long x = (Long.rotateLeft(hash, 23) ^ next) * C1;
        return x ^ x >>> 29;
    }

    /// Which of `partitions` a row belongs to.
    public static int partition(long hash, int partitions) {
        return (int) (((hash & 0xffffffffL) * partitions) >>> 32);
    }
}
