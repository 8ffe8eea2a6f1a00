package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.iterator.Iterators;
import io.feldspar.rdd.sampling.Sampling;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Draws exactly a fraction of each key's rows: ceil(fraction * rows) of them.
///
/// Every row draws a number, and of each key the rows with the smallest numbers are taken. How
/// small is small enough is found by counting: what lies clearly below the fraction is only
/// counted, and just the numbers around it are gathered (Meng, "Scalable simple random sampling
/// and stratified sampling", 2013). If the bound turns out not to lie among them, all are gathered.
public final class ExactSampling {

    /// How many standard deviations count as clearly.
    private static final double CLEARLY = 6;

    private ExactSampling() {}

    /// Between which numbers a key's bound is looked for.
    private record Window(double low, double high) implements Serializable {}

    /// What one partition knows of one key.
    private static final class Drawn implements Serializable {
        private static final long serialVersionUID = 1L;
        private long below;
        private int size;
        private double[] within = new double[16];

        void add(double number, Window window) {
            if (number < window.low()) {
                below++;
            } else if (number < window.high()) {
                if (size == within.length) {
                    within = Arrays.copyOf(within, size * 2);
                }
                within[size++] = number;
            }
        }
    }

    /// For each key the number below which its rows are taken.
    public static <K, V> Map<K, Double> bounds(
            PairRdd<K, V> rdd, Map<K, Double> fractions, long seed) {
        Map<K, Long> wanted = new HashMap<>();
        Map<K, Window> windows = new HashMap<>();
        rdd.countByKey()
                .forEach(
                        (key, count) -> {
                            double fraction = fraction(fractions, key);
                            wanted.put(key, (long) Math.ceil(fraction * count));
                            windows.put(key, window(fraction, count));
                        });
        Map<K, Double> bounds = new HashMap<>();
        find(rdd, windows, wanted, seed, bounds);
        windows.keySet().removeAll(bounds.keySet());
        if (!windows.isEmpty()) {
            windows.replaceAll((_, _) -> new Window(0, 1));
            find(rdd, windows, wanted, seed, bounds);
        }
        return bounds;
    }

    /// The rows whose numbers lie below the bounds of their keys.
    public static <K, V> Iterator<Pair<K, V>> below(
            Iterator<Pair<K, V>> rows, Map<K, Double> bounds, long seed, int partition) {
        SplittableRandom random = Sampling.random(seed, partition);
        return Iterators.filter(
                rows, row -> random.nextDouble() < bounds.getOrDefault(row.key(), 0.0));
    }

    /// Finds the bounds of those keys whose bound lies within its window.
    private static <K, V> void find(
            PairRdd<K, V> rdd,
            Map<K, Window> windows,
            Map<K, Long> wanted,
            long seed,
            Map<K, Double> bounds) {
        Map<K, Window> looked = new HashMap<>(windows);
        Map<K, List<Drawn>> all = new HashMap<>();
        for (HashMap<K, Drawn> part :
                rdd.context().runJob(rdd, (task, rows) -> draw(task, rows, looked, seed))) {
            part.forEach(
                    (key, drawn) -> all.computeIfAbsent(key, _ -> new ArrayList<>()).add(drawn));
        }
        windows.forEach(
                (key, window) -> {
                    List<Drawn> drawn = all.getOrDefault(key, List.of());
                    double bound = bound(drawn, wanted.getOrDefault(key, 0L), window);
                    if (!Double.isNaN(bound)) {
                        bounds.put(key, bound);
                    }
                });
    }

    private static <K> double fraction(Map<K, Double> fractions, K key) {
        Double fraction = fractions.get(key);
        if (fraction == null) {
            throw new IllegalArgumentException("there is no fraction for the key " + key);
        }
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "the fraction of the key %s must be between 0 and 1 but is %s"
                            .formatted(key, fraction));
        }
        return fraction;
    }

    private static Window window(double fraction, long count) {
        double spread = CLEARLY * Math.sqrt(fraction * (1 - fraction) / count) + 10.0 / count;
        return new Window(Math.max(0, fraction - spread), Math.min(1, fraction + spread));
    }

    private static <K, V> HashMap<K, Drawn> draw(
            TaskContext task, Iterator<Pair<K, V>> rows, Map<K, Window> windows, long seed) {
        SplittableRandom random = Sampling.random(seed, task.partitionId());
        HashMap<K, Drawn> drawn = new HashMap<>();
        while (rows.hasNext()) {
            K key = rows.next().key();
            double number = random.nextDouble();
            Window window = windows.get(key);
            if (window != null) {
                drawn.computeIfAbsent(key, _ -> new Drawn()).add(number, window);
            }
        }
        return drawn;
    }

    /// A number with exactly as many drawn below it; NaN where it does not lie in the window.
    private static double bound(List<Drawn> parts, long wanted, Window window) {
        long below = 0;
        int size = 0;
        for (Drawn part : parts) {
            below += part.below;
            size += part.size;
        }
        long position = wanted - below;
        if (position < 0 || position > size) {
            return Double.NaN;
        }
        if (position == size) {
            return window.high();
        }
        double[] within = new double[size];
        int at = 0;
        for (Drawn part : parts) {
            System.arraycopy(part.within, 0, within, at, part.size);
            at += part.size;
        }
        Arrays.sort(within);
        return within[(int) position];
    }
}
