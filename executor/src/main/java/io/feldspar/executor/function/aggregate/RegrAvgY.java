package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The mean of y of the pairs without NULL.
public final class RegrAvgY extends Covariance {

    public RegrAvgY() {
        super(
                "REGR_AVGY",
                List.of(),
                about(
                        "REGR_AVGY(y, x)",
                        "The mean of y of the pairs without NULL.",
                        "SELECT REGR_AVGY(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "3.0"),
                Quotient.MEAN_Y);
    }
}
