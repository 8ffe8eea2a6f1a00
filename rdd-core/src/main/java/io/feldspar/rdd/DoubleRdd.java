package io.feldspar.rdd;

import io.feldspar.rdd.storage.StorageLevel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// An RDD of numbers, with what numbers make possible: sums, averages, their spread, histograms.
/// None of them is null.
public abstract class DoubleRdd extends Rdd<Double> {

    private static final long serialVersionUID = 1L;

    protected DoubleRdd(FeldsparContext context, List<Dependency<?>> dependencies) {
        super(context, dependencies);
    }

    /// The same numbers, seen as a DoubleRdd.
    public static DoubleRdd of(Rdd<Double> rdd) {
        return rdd instanceof DoubleRdd numbers ? numbers : rdd.context().internals().doubles(rdd);
    }

    @Override
    public DoubleRdd cache() {
        super.cache();
        return this;
    }

    @Override
    public DoubleRdd persist(StorageLevel level) {
        super.persist(level);
        return this;
    }

    @Override
    public DoubleRdd unpersist(boolean blocking) {
        super.unpersist(blocking);
        return this;
    }

    /// Count, sum, mean, smallest, largest and variance in one job.
    public Statistics stats() {
        return aggregate(Statistics::new, Statistics::add, Statistics::merge);
    }

    /// 0 where there are none.
    public double sum() {
        return stats().sum();
    }

    /// NaN where there are none.
    public double mean() {
        return stats().mean();
    }

    /// The variance of these numbers, taken for all there are; NaN where there are none.
    public double variance() {
        return stats().variance();
    }

    /// The square root of [#variance].
    public double stdev() {
        return stats().stdev();
    }

    /// The variance of what these numbers are a sample of; NaN where there are fewer than two.
    public double sampleVariance() {
        return stats().sampleVariance();
    }

    /// The square root of [#sampleVariance].
    public double sampleStdev() {
        return stats().sampleStdev();
    }

    /// The smallest number.
    ///
    /// @throws java.util.NoSuchElementException if there is none
    public double min() {
        return reduce(Math::min);
    }

    /// The largest number.
    ///
    /// @throws java.util.NoSuchElementException if there is none
    public double max() {
        return reduce(Math::max);
    }

    /// How many numbers are in each of some buckets of equal width, from the smallest number to the
    /// largest; one bucket where all are equal.
    ///
    /// @throws IllegalArgumentException where there are no numbers, or some that are not finite
    public Histogram histogram(int buckets) {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be >= 1 but got " + buckets);
        }
        Statistics stats = stats();
        double lowest = stats.min();
        double highest = stats.max();
        if (stats.count() == 0 || !Double.isFinite(lowest) || !Double.isFinite(highest)) {
            throw new IllegalArgumentException(
                    "a histogram by number of buckets needs finite numbers but got %d from %s to %s"
                            .formatted(stats.count(), lowest, highest));
        }
        double[] bounds = new double[lowest == highest ? 2 : buckets + 1];
        for (int i = 0; i < bounds.length; i++) {
            double share = (double) i / (bounds.length - 1);
            // Not lowest + share * (highest - lowest), which overflows.
            bounds[i] = lowest * (1 - share) + highest * share;
        }
        bounds[bounds.length - 1] = highest;
        return histogram(bounds);
    }

    /// How many numbers are in each bucket. A bucket includes its lower bound, the last one its
    /// upper bound too. Numbers outside all buckets, and NaN, are not counted.
    ///
    /// @param bounds at least two, ascending
    public Histogram histogram(double[] bounds) {
        double[] known = bounds.clone();
        checkAscending(known);
        long[] counts =
                aggregate(
                        () -> new long[known.length - 1],
                        (sums, value) -> {
                            int bucket = bucketOf(value, known);
                            if (bucket >= 0) {
                                sums[bucket]++;
                            }
                            return sums;
                        },
                        (sums, others) -> {
                            for (int i = 0; i < sums.length; i++) {
                                sums[i] += others[i];
                            }
                            return sums;
                        });
        return new Histogram(known, counts);
    }

    private static void checkAscending(double[] bounds) {
        boolean ascending = bounds.length >= 2;
        for (int i = 1; i < bounds.length; i++) {
            // A pair of equal bounds makes sense alone, for numbers that are all the same.
            ascending &= bounds.length == 2 ? bounds[0] <= bounds[1] : bounds[i - 1] < bounds[i];
        }
        if (!ascending) {
            throw new IllegalArgumentException(
                    "a histogram needs at least two bounds in ascending order but got "
                            + Arrays.toString(bounds));
        }
    }

    private static int bucketOf(double value, double[] bounds) {
        int last = bounds.length - 1;
        if (!(value >= bounds[0] && value <= bounds[last])) {
            return -1;
        }
        // Adding zero makes -0.0 equal to 0.0, which a binary search tells apart.
        int at = Arrays.binarySearch(bounds, value + 0.0);
        return Math.min(at >= 0 ? at : -at - 2, last - 1);
    }

    /// About the sum, from what is added up when the time is over.
    ///
    /// @param confidence how likely the true sum is within the bounds
    public PartialResult<BoundedDouble> sumApprox(Duration timeout, double confidence) {
        return ApproximateJob.run(this, DoubleRdd::statsOf, new Estimates.Sum(confidence), timeout);
    }

    /// About the mean, from what is added up when the time is over.
    ///
    /// @param confidence how likely the true mean is within the bounds
    public PartialResult<BoundedDouble> meanApprox(Duration timeout, double confidence) {
        return ApproximateJob.run(
                this, DoubleRdd::statsOf, new Estimates.Mean(confidence), timeout);
    }

    private static Statistics statsOf(TaskContext task, Iterator<Double> rows) {
        return Jobs.aggregate(rows, new Statistics(), Statistics::add);
    }
}
