package io.feldspar.executor.partition;

/// The hash Murmur3 of 32 bits with seed 0, by which Iceberg chooses buckets.
final class Murmur3 {

    private Murmur3() {}

    /// The hash of the eight bytes of a number, the least first.
    static int of(long value) {
        return finish(mix(mix(0, (int) value), (int) (value >>> 32)), Long.BYTES);
    }

    static int of(byte[] heap, int start, int length) {
        int hash = 0;
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
        int rest = 0;
        for (int i = start + length - 1; i >= aligned; i--) {
            rest = (rest << 8) | (heap[i] & 0xFF);
        }
        return finish(hash ^ scrambled(rest), length);
    }

    private static int scrambled(int word) {
        return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
    }

    private static int mix(int hash, int word) {
        return Integer.rotateLeft(hash ^ scrambled(word), 13) * 5 + 0xe6546b64;
    }

    private static int finish(int mixed, int length) {
        int hash = mixed ^ length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
