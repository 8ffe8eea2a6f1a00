package io.feldspar.simulation;

/// Randomness by name rather than by sequence: what is rolled for a thing depends on the seed and
/// on the thing alone, so that taking a fault away does not change everything else.
final class KeyedRandom {

    private final long seed;

    KeyedRandom(long seed) {
        this.seed = seed;
    }

    /// A number from 0 to below the bound.
    int below(int bound, long... thing) {
        return (int) Long.remainderUnsigned(mixed(thing), bound);
    }

    /// A number from `low` to below `high`.
    long between(long low, long high, long... thing) {
        return low + Long.remainderUnsigned(mixed(thing), high - low);
    }

    boolean chance(double probability, long... thing) {
        return (mixed(thing) >>> 11) * 0x1.0p-53 < probability;
    }

    private long mixed(long... thing) {
        long hash = mix(seed + 0x9E3779B97F4A7C15L);
        for (long each : thing) {
            hash = mix(hash ^ (each + 0x9E3779B97F4A7C15L));
        }
        return hash;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
