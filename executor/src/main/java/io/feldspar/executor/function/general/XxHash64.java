package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/// The hash of the values as Spark computes it: xxHash of 64 bits with the seed 42.
public final class XxHash64 extends HashFunction {

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public String name() {
        return "XXHASH64";
    }

    @Override
    public Description description() {
        return Description.of(
                "General",
                "XXHASH64(a, b, ...)",
                "The hash of the values as Spark computes it: xxHash of 64 bits with the seed 42.",
                "XXHASH64('Spark', ARRAY(123), 2)",
                "5602566077635097486");
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BIGINT;
    }

    @Override
    long ofInt(int value, long seed) {
        return finish(four(seed + P5 + 4, value));
    }

    @Override
    long ofLong(long value, long seed) {
        return finish(eight(seed + P5 + 8, value));
    }

    @Override
    long ofBytes(byte[] heap, int start, int length, long seed) {
        int at = start;
        int end = start + length;
        long hash = seed + P5;
        if (length >= 32) {
            long[] lanes = {seed + P1 + P2, seed + P2, seed, seed - P1};
            for (; at <= end - 32; at += 32) {
                for (int i = 0; i < 4; i++) {
                    lanes[i] = round(lanes[i], (long) LONGS.get(heap, at + 8 * i));
                }
            }
            hash = merged(lanes);
        }
        hash += length;
        for (; at <= end - 8; at += 8) {
            hash = eight(hash, (long) LONGS.get(heap, at));
        }
        if (at <= end - 4) {
            hash = four(hash, (int) INTS.get(heap, at));
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (heap[at] & 0xFF) * P5, 11) * P1;
        }
        return finish(hash);
    }

    private static long merged(long[] lanes) {
        long hash =
                Long.rotateLeft(lanes[0], 1)
                        + Long.rotateLeft(lanes[1], 7)
                        + Long.rotateLeft(lanes[2], 12)
                        + Long.rotateLeft(lanes[3], 18);
        for (long lane : lanes) {
            hash = (hash ^ round(0, lane)) * P1 + P4;
        }
        return hash;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long eight(long hash, long input) {
        return Long.rotateLeft(hash ^ round(0, input), 27) * P1 + P4;
    }

    private static long four(long hash, int input) {
        return Long.rotateLeft(hash ^ (input & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
    }

    private static long finish(long mixed) {
        long hash = (mixed ^ mixed >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }
}
