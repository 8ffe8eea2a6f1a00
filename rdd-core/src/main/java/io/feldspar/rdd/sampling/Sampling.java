package io.feldspar.rdd.sampling;

import io.feldspar.rdd.iterator.Iterators;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Draws rows at random; the same seed draws the same rows of the same partitions.
public final class Sampling {

    private Sampling() {}

    /// Each row with the probability `upper - lower`, by a draw that lies between the two. Calls
    /// with one seed and bounds that do not overlap draw rows that do not overlap.
    public static <T> Iterator<T> bernoulli(
            Iterator<T> rows, double lower, double upper, long seed, int partition) {
        SplittableRandom random = random(seed, partition);
        return Iterators.filter(
                rows,
                _ -> {
                    double drawn = random.nextDouble();
                    return lower <= drawn && drawn < upper;
                });
    }

    /// Each row as often as a Poisson distribution of the given mean says: sampling with
    /// replacement.
    public static <T> Iterator<T> poisson(Iterator<T> rows, double mean, long seed, int partition) {
        SplittableRandom random = random(seed, partition);
        return new Iterators.Ahead<>() {
            private int left;
            private @Nullable T row;

            @Override
            protected boolean advance() {
                while (left == 0) {
                    if (!rows.hasNext()) {
                        return false;
                    }
                    row = rows.next();
                    left = poisson(mean, random);
                }
                left--;
                found = row;
                return true;
            }
        };
    }

    public static <K, R> Iterator<R> byKey(
            Iterator<R> rows,
            Function<R, K> keyOf,
            Map<K, Double> fractions,
            long seed,
            int partition) {
        SplittableRandom random = random(seed, partition);
        return Iterators.filter(
                rows,
                row -> {
                    Double fraction = fractions.get(keyOf.apply(row));
                    if (fraction == null) {
                        throw new IllegalArgumentException(
                                "sampleByKey has no fraction for the key " + keyOf.apply(row));
                    }
                    return random.nextDouble() < fraction;
                });
    }

    /// Knuth, The Art of Computer Programming, volume 2, section 3.4.1; in pieces, so that `exp`
    /// does not underflow.
    private static int poisson(double mean, SplittableRandom random) {
        int drawn = 0;
        for (double left = mean; left > 0; left -= 500) {
            double threshold = Math.exp(-Math.min(left, 500));
            double product = random.nextDouble();
            while (product > threshold) {
                drawn++;
                product *= random.nextDouble();
            }
        }
        return drawn;
    }

    /// Numbers for one partition. The seeds are mixed, as a SplittableRandom advances by adding
    /// a constant: seeds that differ by a multiple of it give the same numbers, shifted.
    public static SplittableRandom random(long seed, int partition) {
        long mixed = seed + (partition + 1) * 0xD1B54A32D192ED03L;
        mixed = (mixed ^ mixed >>> 32) * 0xC4CEB9FE1A85EC53L;
        mixed = (mixed ^ mixed >>> 29) * 0xFF51AFD7ED558CCDL;
        return new SplittableRandom(mixed ^ mixed >>> 32);
    }
}
