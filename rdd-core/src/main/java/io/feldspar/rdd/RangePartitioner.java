package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableComparator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Partitions by ranges of keys of about equal weight, so that partition i holds smaller keys than
/// partition i + 1 in the order of the comparator.
///
/// The bounds come from a sample: each partition is sampled by a reservoir (Vitter, "Random
/// sampling with a reservoir", 1985, algorithm R) and a sampled key weighs as many rows as it
/// stands for.
public final class RangePartitioner<K> extends Partitioner {

    private static final long serialVersionUID = 1L;

    /// Sampled keys per output partition; the sizes of the ranges then rarely differ by half.
    private static final int SAMPLE_PER_PARTITION = 20;

    @SuppressWarnings("serial")
    private final List<K> bounds;

    private final SerializableComparator<? super K> order;

    /// @param bounds ascending; keys up to and including bound i, and above bound i - 1, go to
    ///     partition i
    public RangePartitioner(List<K> bounds, SerializableComparator<? super K> order) {
        this.bounds = new ArrayList<>(bounds);
        this.order = order;
    }

    /// Samples the keys, which runs a job.
    ///
    /// @param numPartitions the most partitions to make; there are fewer where keys are few
    public static <K> RangePartitioner<K> sampling(
            Rdd<? extends Pair<K, ?>> rdd,
            int numPartitions,
            SerializableComparator<? super K> order) {
        if (numPartitions < 1) {
            throw new IllegalArgumentException(
                    "a partitioner needs at least 1 partition but got " + numPartitions);
        }
        if (numPartitions == 1) {
            return new RangePartitioner<>(List.of(), order);
        }
        int perPartition =
                Math.max(
                        1,
                        Math.ceilDiv(
                                3 * SAMPLE_PER_PARTITION * numPartitions,
                                Math.max(1, rdd.numPartitions())));
        List<Sample<K>> samples = sample(rdd, perPartition);
        List<Weighted<K>> weighted = new ArrayList<>();
        for (Sample<K> sample : samples) {
            double weight = (double) sample.rows() / Math.max(1, sample.keys().size());
            for (K key : sample.keys()) {
                weighted.add(new Weighted<>(key, weight));
            }
        }
        return new RangePartitioner<>(bounds(weighted, numPartitions, order), order);
    }

    private record Sample<K>(long rows, @SuppressWarnings("serial") List<K> keys)
            implements java.io.Serializable {}

    private record Weighted<K>(K key, double weight) {}

    private static <K, P extends Pair<K, ?>> List<Sample<K>> sample(Rdd<P> rdd, int size) {
        return rdd.context()
                .runJob(
                        rdd,
                        (task, rows) -> {
                            SplittableRandom random =
                                    new SplittableRandom(31L * task.partitionId() + 17);
                            List<K> reservoir = new ArrayList<>();
                            long seen = 0;
                            while (rows.hasNext()) {
                                K key = rows.next().key();
                                seen++;
                                if (reservoir.size() < size) {
                                    reservoir.add(key);
                                } else {
                                    long place = random.nextLong(seen);
                                    if (place < size) {
                                        reservoir.set((int) place, key);
                                    }
                                }
                            }
                            return new Sample<>(seen, reservoir);
                        });
    }

    private static <K> List<K> bounds(
            List<Weighted<K>> sample, int partitions, SerializableComparator<? super K> order) {
        sample.sort((a, b) -> order.compare(a.key(), b.key()));
        double step = sample.stream().mapToDouble(Weighted::weight).sum() / partitions;
        List<K> bounds = new ArrayList<>();
        double passed = 0;
        double target = step;
        for (Weighted<K> each : sample) {
            passed += each.weight();
            boolean fresh = bounds.isEmpty() || order.compare(each.key(), bounds.getLast()) > 0;
            if (passed >= target && fresh && bounds.size() < partitions - 1) {
                bounds.add(each.key());
                target += step;
            }
        }
        return bounds;
    }

    @Override
    public int numPartitions() {
        return bounds.size() + 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public int partition(@Nullable Object key) {
        int found = Collections.binarySearch(bounds, (K) key, order);
        return found >= 0 ? found : -found - 1;
    }

    public SerializableComparator<? super K> order() {
        return order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RangePartitioner<?> that
                && that.bounds.equals(bounds)
                && that.order.equals(order);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bounds, order);
    }

    @Override
    public String toString() {
        return "range(" + numPartitions() + ")";
    }
}
