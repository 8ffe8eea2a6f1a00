package io.feldspar.executor.cluster;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many executors an application has: always as many, or between two numbers as its tasks need.
///
/// @param idle how long an executor without tasks stays, where the numbers differ
public record ExecutorCount(int least, int most, Duration idle) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:\\.\\.(\\d{1,5}))?");

    public ExecutorCount {
        if (least < 0 || most < 1 || most < least) {
            throw new IllegalArgumentException(
                    "there cannot be between %d and %d executors".formatted(least, most));
        }
    }

    /// Always as many.
    public static ExecutorCount of(int executors) {
        return new ExecutorCount(executors, executors, Duration.ZERO);
    }

    /// Reads a number, or two with two dots between.
    ///
    /// @throws IllegalArgumentException where the text is anything else
    public static ExecutorCount parse(String text) {
        Matcher numbers = FORM.matcher(text.strip());
        if (!numbers.matches()) {
            throw new IllegalArgumentException("it must be a number, or two such as 0..8");
        }
        int least = Integer.parseInt(numbers.group(1));
        String most = numbers.group(2);
        return most == null
                ? of(least)
                : new ExecutorCount(least, Integer.parseInt(most), Duration.ZERO);
    }

    /// The same with this time.
    public ExecutorCount with(Duration idleTime) {
        return new ExecutorCount(least, most, idleTime);
    }

    public boolean isFixed() {
        return least == most;
    }
}
