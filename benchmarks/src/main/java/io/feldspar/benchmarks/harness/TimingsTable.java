package io.feldspar.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Prints first and hot times of several engines, a row for each query or program.
public final class TimingsTable {

    private final Map<String, Timings> columns = new LinkedHashMap<>();

    public void add(String engine, Timings timings) {
        columns.put(engine, timings);
    }

    /// Prints a row for each name and the geometric means below them.
    public void print(List<String> names) {
        int width = Math.max(5, names.stream().mapToInt(String::length).max().orElse(0));
        String first = "%" + width + "s";
        StringBuilder header = new StringBuilder(first.formatted(""));
        for (String engine : columns.keySet()) {
            header.append("  %14s  %14s".formatted(engine + " first", engine + " hot"));
        }
        System.out.println(header);
        for (String name : names) {
            StringBuilder row = new StringBuilder(first.formatted(name));
            for (Timings of : columns.values()) {
                boolean failed = of.error(name) != null;
                row.append(failed ? "           error" : cell(of.first(name)));
                row.append(failed ? "           error" : cell(of.hot(name)));
            }
            System.out.println(row);
        }
        StringBuilder means = new StringBuilder(first.formatted("mean"));
        for (Timings of : columns.values()) {
            means.append(cell(Timings.mean(names, of::first)));
            means.append(cell(Timings.mean(names, of::hot)));
        }
        System.out.println(means);
    }

    private static String cell(double millis) {
        return "  %11.1f ms".formatted(millis);
    }
}
