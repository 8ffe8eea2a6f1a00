package io.feldspar.benchmarks.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How long one engine took for each run of each query or program, as its process prints it.
///
/// ```text
/// run q6 0 41234567         name, number of the run, nanoseconds until all rows were fetched
/// check q6 123.4            a number that depends on the whole result, if the process tells one
/// error q6 some message     what fails is not run again
/// ```
public final class Timings {

    private final Map<String, List<Double>> millis = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final Map<String, Double> checks = new HashMap<>();

    /// Takes a line; lines of another form are passed over.
    public void accept(String line) {
        String[] words = line.split(" ", 4);
        if (words[0].equals("run") && words.length == 4) {
            millis.computeIfAbsent(words[1], _ -> new ArrayList<>())
                    .add(Long.parseLong(words[3]) / 1e6);
        } else if (words[0].equals("check") && words.length == 3) {
            checks.put(words[1], Double.valueOf(words[2]));
        } else if (words[0].equals("error") && words.length > 2) {
            errors.put(words[1], line.split(" ", 3)[2]);
        }
    }

    /// The geometric mean over the names that have a time.
    public static double mean(List<String> names, ToDoubleFunction<String> millis) {
        return Math.exp(
                names.stream()
                        .mapToDouble(millis)
                        .filter(each -> !Double.isNaN(each))
                        .map(Math::log)
                        .average()
                        .orElse(Double.NaN));
    }

    /// The geometric mean of quotients over the names for which both have a time.
    public static double ratio(
            List<String> names, ToDoubleFunction<String> ours, ToDoubleFunction<String> theirs) {
        return mean(names, name -> ours.applyAsDouble(name) / theirs.applyAsDouble(name));
    }

    public @Nullable String error(String name) {
        return errors.get(name);
    }

    /// The number that tells results apart, or null.
    public @Nullable Double check(String name) {
        return checks.get(name);
    }

    public boolean failed() {
        return !errors.isEmpty();
    }

    /// Milliseconds of the first run, or NaN.
    public double first(String name) {
        List<Double> runs = millis.get(name);
        return runs == null || errors.containsKey(name) ? Double.NaN : runs.getFirst();
    }

    /// Median milliseconds of all runs but the first, or NaN.
    public double hot(String name) {
        List<Double> runs = millis.get(name);
        if (runs == null || runs.size() < 2 || errors.containsKey(name)) {
            return Double.NaN;
        }
        List<Double> sorted = runs.subList(1, runs.size()).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
