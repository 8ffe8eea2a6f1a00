package io.feldspar.benchmarks.tpch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long one engine took for each run of each query.
final class Timings {

    private final Map<Integer, List<Double>> millis = new TreeMap<>();
    private final Map<Integer, String> errors = new HashMap<>();

    /// Takes a line as [QueryRunner] prints it; others are passed over.
    void accept(String line) {
        String[] words = line.split(" ", 4);
        if (words[0].equals("run") && words.length == 4) {
            millis.computeIfAbsent(Integer.valueOf(words[1]), _ -> new ArrayList<>())
                    .add(Long.parseLong(words[3]) / 1e6);
        } else if (words[0].equals("error") && words.length > 2) {
            errors.put(Integer.valueOf(words[1]), line.split(" ", 3)[2]);
        }
    }

    @Nullable String error(int query) {
        return errors.get(query);
    }

    boolean failed() {
        return !errors.isEmpty();
    }

    /// Milliseconds of the first run, or NaN.
    double first(int query) {
        List<Double> runs = millis.get(query);
        return runs == null || errors.containsKey(query) ? Double.NaN : runs.getFirst();
    }

    /// Median milliseconds of all runs but the first, or NaN.
    double hot(int query) {
        List<Double> runs = millis.get(query);
        if (runs == null || runs.size() < 2 || errors.containsKey(query)) {
            return Double.NaN;
        }
        List<Double> sorted = runs.subList(1, runs.size()).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
