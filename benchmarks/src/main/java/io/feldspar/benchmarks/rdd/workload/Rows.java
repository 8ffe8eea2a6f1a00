package io.feldspar.benchmarks.rdd.workload;

import java.util.SplittableRandom;

/// Randomness that depends on nothing but a seed and a row.
final class Rows {

    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private Rows() {}

    static SplittableRandom random(long seed, long row) {
        return new SplittableRandom(seed + row * GOLDEN_RATIO);
    }
}
