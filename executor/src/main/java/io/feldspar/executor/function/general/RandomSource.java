package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Cell;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The random numbers of one call in one partition: from its seed, or without one.
public final class RandomSource {

    private final int seed;
    private final int partition;
    private @Nullable XorShiftRandom random;

    /// @param seed the index of the argument that is the seed, or -1 if there is none
    /// @param partition the index of the partition, which is added to the seed as in Spark
    public RandomSource(int seed, int partition) {
        this.seed = seed;
        this.partition = partition;
    }

    /// The source; the first row's seed counts, which is 0 where it is NULL, as in Spark.
    public XorShiftRandom of(Cell[] in) {
        XorShiftRandom known = random;
        if (known == null) {
            known =
                    new XorShiftRandom(
                            seed < 0
                                    ? ThreadLocalRandom.current().nextLong()
                                    : (in[seed].isNull ? 0 : in[seed].int64) + partition);
            random = known;
        }
        return known;
    }
}
