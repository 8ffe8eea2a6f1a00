package io.feldspar.rdd;

import io.feldspar.rdd.sampling.Quantiles;
import java.util.HashMap;
import java.util.Map;

/// Estimates of the result of a whole job from some of its partitions, taken for a random sample of
/// all.
final class Estimates {

    private Estimates() {}

    private static double checked(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence must be between 0 and 1 but got " + confidence);
        }
        return confidence;
    }

    /// How many standard deviations on either side of the mean are as likely as that.
    private static double deviations(double confidence) {
        return Quantiles.normal(1 - (1 - confidence) / 2);
    }

    /// The count of all partitions, where that of some is known. What is missing of them follows a
    /// negative binomial distribution, which is taken for a normal one.
    private static BoundedDouble count(long counted, int done, int of, double confidence) {
        if (done == of) {
            return BoundedDouble.exactly(counted);
        }
        if (done == 0) {
            return new BoundedDouble(0, 0, 0, Double.POSITIVE_INFINITY);
        }
        double share = (double) done / of;
        double mean = counted / share;
        // One more than was counted, so that nothing found does not mean that nothing is there.
        double spread = Math.sqrt((counted + 1) * (1 - share)) / share * deviations(confidence);
        return new BoundedDouble(mean, confidence, Math.max(counted, mean - spread), mean + spread);
    }

    /// A count of rows.
    static final class Count implements ApproximateJob.Estimate<Long, BoundedDouble> {

        private final double confidence;
        private long counted;

        Count(double confidence) {
            this.confidence = checked(confidence);
        }

        @Override
        public void merge(Long part) {
            counted += part;
        }

        @Override
        public BoundedDouble result(int done, int of) {
            return count(counted, done, of, confidence);
        }
    }

    /// A count of each value.
    static final class CountByValue<T>
            implements ApproximateJob.Estimate<Map<T, Long>, Map<T, BoundedDouble>> {

        private final double confidence;
        private final Map<T, Long> counted = new HashMap<>();

        CountByValue(double confidence) {
            this.confidence = checked(confidence);
        }

        @Override
        public void merge(Map<T, Long> part) {
            part.forEach((value, count) -> counted.merge(value, count, Long::sum));
        }

        @Override
        public Map<T, BoundedDouble> result(int done, int of) {
            Map<T, BoundedDouble> all = new HashMap<>();
            counted.forEach((value, known) -> all.put(value, count(known, done, of, confidence)));
            return all;
        }
    }

    private static final BoundedDouble UNKNOWN =
            new BoundedDouble(0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /// A mean of numbers.
    static final class Mean implements ApproximateJob.Estimate<Statistics, BoundedDouble> {

        private final double confidence;
        private final Statistics known = new Statistics();

        Mean(double confidence) {
            this.confidence = checked(confidence);
        }

        @Override
        public void merge(Statistics part) {
            known.merge(part);
        }

        @Override
        public BoundedDouble result(int done, int of) {
            if (done == of) {
                return BoundedDouble.exactly(known.mean());
            }
            if (known.count() < 2) {
                return UNKNOWN;
            }
            double error = Math.sqrt(known.sampleVariance() / known.count());
            return around(known.mean(), error, known.count(), confidence);
        }
    }

    /// A sum of numbers: a mean times a count, neither of which is known.
    static final class Sum implements ApproximateJob.Estimate<Statistics, BoundedDouble> {

        private final double confidence;
        private final Statistics known = new Statistics();

        Sum(double confidence) {
            this.confidence = checked(confidence);
        }

        @Override
        public void merge(Statistics part) {
            known.merge(part);
        }

        @Override
        public BoundedDouble result(int done, int of) {
            if (done == of) {
                return BoundedDouble.exactly(known.sum());
            }
            long counted = known.count();
            if (counted < 2) {
                return UNKNOWN;
            }
            double share = (double) done / of;
            double count = counted / share;
            double countVariance = counted * (1 - share) / (share * share);
            double mean = known.mean();
            double meanVariance = known.sampleVariance() / counted;
            double variance =
                    mean * mean * countVariance
                            + count * count * meanVariance
                            + countVariance * meanVariance;
            return around(mean * count, Math.sqrt(variance), counted, confidence);
        }
    }

    /// Few numbers tell less of the spread, which the wider tails of Student's distribution allow
    /// for.
    private static BoundedDouble around(double mean, double error, long count, double confidence) {
        double factor =
                count > 100
                        ? deviations(confidence)
                        : Quantiles.student(1 - (1 - confidence) / 2, (int) count - 1);
        return new BoundedDouble(mean, confidence, mean - factor * error, mean + factor * error);
    }
}
