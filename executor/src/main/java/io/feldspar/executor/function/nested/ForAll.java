package io.feldspar.executor.function.nested;

import java.util.List;

/// Whether a lambda is true of all elements.
public final class ForAll extends QuantifiedFunction {

    public ForAll() {
        super(
                "FORALL",
                List.of("ALL_MATCH"),
                about(
                        "FORALL(a, x -> ...)",
                        "Whether the lambda is true of all elements; NULL where it is false of none,"
                                + " but is NULL for one.",
                        "FORALL([1, 2, 3], x -> x > 2)",
                        "false"),
                false);
    }
}
