package io.feldspar.executor.function.nested;

/// The numbers from start to stop as an array; without a step they go up or down by 1.
public final class Sequence extends Series {

    public Sequence() {
        super(
                "SEQUENCE",
                true,
                true,
                2,
                about(
                        "SEQUENCE(start, stop [, step])",
                        "The numbers from start to stop as an array; without a step they go up or down by 1.",
                        "SEQUENCE(3, 1)",
                        "[3, 2, 1]"));
    }
}
