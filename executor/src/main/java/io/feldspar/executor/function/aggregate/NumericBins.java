package io.feldspar.executor.function.aggregate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/// A histogram of at most so many bins, each a center and how many values it stands for. A value
/// is a bin of its own, and where there are too many, the two nearest are joined (Ben-Haim and
/// Tom-Tov, "A Streaming Parallel Decision Tree Algorithm", 2010).
final class NumericBins {

    /// Of several pairs that are equally near, one is drawn. The seed is that of Spark and Hive.
    private static final long SEED = 31183;

    private final int limit;
    private final Random random = new Random(SEED);
    private double[] centers = new double[4];
    private double[] counts = new double[4];
    private int size;

    NumericBins(int limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    /// About how many bytes it takes.
    int bytes() {
        return 64 + 16 * centers.length;
    }

    double center(int bin) {
        return centers[bin];
    }

    double count(int bin) {
        return counts[bin];
    }

    void add(double value) {
        put(value, 1);
        shrink();
    }

    void addAll(NumericBins other) {
        for (int i = 0; i < other.size; i++) {
            put(other.centers[i], other.counts[i]);
        }
        shrink();
    }

    private void put(double center, double count) {
        int found = Arrays.binarySearch(centers, 0, size, center);
        if (found >= 0) {
            counts[found] += count;
            return;
        }
        int at = -found - 1;
        if (size == centers.length) {
            centers = Arrays.copyOf(centers, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(centers, at, centers, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        centers[at] = center;
        counts[at] = count;
        size++;
    }

    private void shrink() {
        while (size > limit) {
            join(nearest());
        }
    }

    /// The first bin of the pair with the least distance.
    private int nearest() {
        int nearest = 0;
        double least = centers[1] - centers[0];
        int ties = 1;
        for (int i = 1; i < size - 1; i++) {
            double distance = centers[i + 1] - centers[i];
            if (distance < least) {
                least = distance;
                nearest = i;
                ties = 1;
            } else if (distance == least) {
                ties++;
                nearest = random.nextDouble() <= 1.0 / ties ? i : nearest;
            }
        }
        return nearest;
    }

    private void join(int bin) {
        double count = counts[bin] + counts[bin + 1];
        centers[bin] =
                centers[bin] * (counts[bin] / count) + centers[bin + 1] / count * counts[bin + 1];
        counts[bin] = count;
        size--;
        System.arraycopy(centers, bin + 2, centers, bin + 1, size - bin - 1);
        System.arraycopy(counts, bin + 2, counts, bin + 1, size - bin - 1);
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 16 * size).putInt(limit).putInt(size);
        for (int i = 0; i < size; i++) {
            bytes.putDouble(centers[i]).putDouble(counts[i]);
        }
        return bytes.array();
    }

    static NumericBins decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        NumericBins bins = new NumericBins(bytes.getInt());
        int size = bytes.getInt();
        for (int i = 0; i < size; i++) {
            bins.put(bytes.getDouble(), bytes.getDouble());
        }
        return bins;
    }
}
