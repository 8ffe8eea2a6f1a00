package io.feldspar.executor.function.nested;

/// The numbers from start to stop as an array; from 0 with one argument. In FROM they are rows.
public final class GenerateSeries extends Series {

    public GenerateSeries() {
        super(
                "GENERATE_SERIES",
                true,
                false,
                1,
                about(
                        "GENERATE_SERIES(start, stop [, step])",
                        "The numbers from start to stop as an array; from 0 with one argument. In FROM they are rows.",
                        "GENERATE_SERIES(1, 5, 2)",
                        "[1, 3, 5]"));
    }
}
