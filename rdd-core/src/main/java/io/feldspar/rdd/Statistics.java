package io.feldspar.rdd;

import java.io.Serializable;

/// Count, sum, mean, smallest, largest and variance of numbers, in constant memory. The variance is
/// updated by the methods of Welford, and of Chan for merging, which avoid cancellation.
///
/// Belongs to one thread at a time.
public final class Statistics implements Serializable {

    private static final long serialVersionUID = 1L;

    private long count;
    private double sum;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// Of no numbers.
    public Statistics() {}

    /// Of these numbers.
    public static Statistics of(double... values) {
        Statistics all = new Statistics();
        for (double value : values) {
            all.add(value);
        }
        return all;
    }

    /// Takes one more number in; gives itself.
    public Statistics add(double value) {
        double delta = value - mean;
        count++;
        mean += delta / count;
        squares += delta * (value - mean);
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
        return this;
    }

    /// Takes in what others were counted; gives itself.
    public Statistics merge(Statistics other) {
        if (other.count == 0) {
            return this;
        }
        long all = count + other.count;
        double delta = other.mean - mean;
        squares += other.squares + delta * delta * ((double) count * other.count / all);
        mean = count == 0 ? other.mean : mean + delta * other.count / all;
        count = all;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        return this;
    }

    public long count() {
        return count;
    }

    /// 0 where there are no numbers.
    public double sum() {
        return sum;
    }

    /// NaN where there are no numbers.
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /// Positive infinity where there are no numbers.
    public double min() {
        return min;
    }

    /// Negative infinity where there are no numbers.
    public double max() {
        return max;
    }

    /// The variance of these numbers, taken for all there are; NaN where there are none.
    public double variance() {
        return count == 0 ? Double.NaN : squares / count;
    }

    /// The variance of what these numbers are a sample of; NaN where there are fewer than two.
    public double sampleVariance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    public double stdev() {
        return Math.sqrt(variance());
    }

    public double sampleStdev() {
        return Math.sqrt(sampleVariance());
    }

    @Override
    public String toString() {
        return "count %d, mean %s, stdev %s, min %s, max %s"
                .formatted(count, mean(), stdev(), min, max);
    }
}
