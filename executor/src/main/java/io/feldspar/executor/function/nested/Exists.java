package io.feldspar.executor.function.nested;

import java.util.List;

/// Whether a lambda is true of some element.
public final class Exists extends QuantifiedFunction {

    public Exists() {
        super(
                "EXISTS",
                List.of("ANY_MATCH"),
                about(
                        "EXISTS(a, x -> ...)",
                        "Whether the lambda is true of some element; NULL where it is not, but is"
                                + " NULL for one.",
                        "EXISTS([1, 2, 3], x -> x > 2)",
                        "true"),
                true);
    }
}
