package io.feldspar.executor.function.aggregate;

import java.util.List;

/// How lopsided the values lie around their mean, of the population; NULL if all are equal.
public final class Skewness extends Moments {

    public Skewness() {
        super(
                "SKEWNESS",
                List.of(),
                about(
                        "SKEWNESS(x)",
                        "How lopsided the values lie around their mean, of the population; "
                                + "NULL if all are equal.",
                        "SELECT SKEWNESS(x) FROM (VALUES (-10), (-20), (100), (1000)) AS t(x)",
                        "1.1135657469022013"),
                false);
    }
}
