package io.feldspar.executor.function.aggregate;

import java.util.List;

/// How heavy the tails of the distribution are beyond those of the normal one, of the population;
/// NULL if all are equal.
public final class Kurtosis extends Moments {

    public Kurtosis() {
        super(
                "KURTOSIS",
                List.of(),
                about(
                        "KURTOSIS(x)",
                        "How heavy the tails of the distribution are beyond those of the "
                                + "normal one, of the population; NULL if all are equal.",
                        "SELECT KURTOSIS(x) FROM (VALUES (1), (2), (3), (4)) AS t(x)",
                        "-1.36"),
                true);
    }
}
