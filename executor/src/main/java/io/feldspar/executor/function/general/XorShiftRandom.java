package io.feldspar.executor.function.general;

import java.io.Serial;
import java.util.Random;

/// The generator of Spark's `rand` and its like, so that a seed gives the same numbers: Marsaglia's
/// xorshift of 64 bits, whose first state is the hash of the seed.
public final class XorShiftRandom extends Random {

    @Serial private static final long serialVersionUID = 1;

    private static final int FIRST_HASH = 0x3c074a61;

    private long state;

    public XorShiftRandom(long seed) {
        super(seed);
        state = hashed(seed);
    }

    @Override
    public void setSeed(long seed) {
        super.setSeed(seed);
        state = hashed(seed);
    }

    @Override
    protected int next(int bits) {
        state ^= state << 21;
        state ^= state >>> 35;
        state ^= state << 4;
        return (int) (state & ((1L << bits) - 1));
    }

    private static long hashed(long seed) {
        int low = murmur(seed, FIRST_HASH);
        int high = murmur(seed, low);
        return ((long) high << 32) | (low & 0xffff_ffffL);
    }

    /// MurmurHash3 of the eight bytes of a number, the highest first.
    private static int murmur(long value, int first) {
        int hash = mixed(first, Integer.reverseBytes((int) (value >>> 32)));
        hash = mixed(hash, Integer.reverseBytes((int) value)) ^ Long.BYTES;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    private static int mixed(int hash, int block) {
        int mixed = hash ^ (Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593);
        return Integer.rotateLeft(mixed, 13) * 5 + 0xe6546b64;
    }
}
