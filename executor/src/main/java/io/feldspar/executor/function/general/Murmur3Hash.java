package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The hash of the values as Spark computes it: Murmur3 of 32 bits with the seed 42.
public final class Murmur3Hash extends HashFunction {

    @Override
    public String name() {
        return "HASH";
    }

    @Override
    public Description description() {
        return Description.of(
                "General",
                "HASH(a, b, ...)",
                "The hash of the values as Spark computes it: Murmur3 of 32 bits with the seed 42.",
                "HASH('Spark', ARRAY(123), 2)",
                "-1321691492");
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.INTEGER;
    }

    @Override
    long ofInt(int value, long seed) {
        return finish(mix((int) seed, value), 4);
    }

    @Override
    long ofLong(long value, long seed) {
        return finish(mix(mix((int) seed, (int) value), (int) (value >>> 32)), 8);
    }

    @Override
    long ofBytes(byte[] heap, int start, int length, long seed) {
        int hash = (int) seed;
        int aligned = start + (length & ~3);
        for (int i = start; i < aligned; i += 4) {
            hash =
                    mix(
                            hash,
                            (heap[i] & 0xFF)
                                    | (heap[i + 1] & 0xFF) << 8
                                    | (heap[i + 2] & 0xFF) << 16
                                    | heap[i + 3] << 24);
        }
        for (int i = aligned; i < start + length; i++) {
            hash = mix(hash, heap[i]);
        }
        return finish(hash, length);
    }

    private static int mix(int hash, int value) {
        int word = Integer.rotateLeft(value * 0xcc9e2d51, 15) * 0x1b873593;
        return Integer.rotateLeft(hash ^ word, 13) * 5 + 0xe6546b64;
    }

    private static int finish(int mixed, int length) {
        int hash = mixed ^ length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
