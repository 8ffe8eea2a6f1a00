package io.feldspar.executor.function.nested;

/// The numbers from a start to below a stop as an array.
public final class Range extends Series {

    public Range() {
        super(
                "RANGE",
                false,
                false,
                1,
                about(
                        "RANGE(start, stop [, step])",
                        "The numbers from start to below stop as an array; from 0 with one argument. In FROM they are rows.",
                        "RANGE(3)",
                        "[0, 1, 2]"));
    }
}
