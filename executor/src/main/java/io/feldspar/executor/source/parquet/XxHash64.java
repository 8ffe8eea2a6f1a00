package io.feldspar.executor.source.parquet;

import static io.feldspar.executor.source.parquet.decode.LittleEndian.intAt;
import static io.feldspar.executor.source.parquet.decode.LittleEndian.longAt;

/// The hash XXH64 with seed 0, as Parquet's Bloom filters use it.
/// Specification: https://github.com/Cyan4973/xxHash
final class XxHash64 {

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private static final long START_1 = 0x60EA27EEADC0B5D6L; // PRIME_1 + PRIME_2

    private XxHash64() {}

    static long hash(byte[] bytes) {
        int length = bytes.length;
        int at = 0;
        long hash = PRIME_5;
        if (length >= 32) {
            long a = START_1;
            long b = PRIME_2;
            long c = 0;
            long d = -PRIME_1;
            for (; at <= length - 32; at += 32) {
                a = round(a, longAt(bytes, at));
                b = round(b, longAt(bytes, at + 8));
                c = round(c, longAt(bytes, at + 16));
                d = round(d, longAt(bytes, at + 24));
            }
            hash =
                    Long.rotateLeft(a, 1)
                            + Long.rotateLeft(b, 7)
                            + Long.rotateLeft(c, 12)
                            + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        }
        return finish(bytes, at, hash + length);
    }

    private static long finish(byte[] bytes, int from, long start) {
        int at = from;
        long hash = start;
        for (; at <= bytes.length - 8; at += 8) {
            hash ^= round(0, longAt(bytes, at));
            hash = Long.rotateLeft(hash, 27) * PRIME_1 + PRIME_4;
        }
        if (at <= bytes.length - 4) {
            hash ^= Integer.toUnsignedLong(intAt(bytes, at)) * PRIME_1;
            hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < bytes.length; at++) {
            hash ^= (bytes[at] & 0xFFL) * PRIME_5;
            hash = Long.rotateLeft(hash, 11) * PRIME_1;
        }
        hash = (hash ^ (hash >>> 33)) * PRIME_2;
        hash = (hash ^ (hash >>> 29)) * PRIME_3;
        return hash ^ (hash >>> 32);
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long accumulator) {
        return (hash ^ round(0, accumulator)) * PRIME_1 + PRIME_4;
    }
}
