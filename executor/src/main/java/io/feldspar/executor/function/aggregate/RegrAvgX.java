package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The mean of x of the pairs without NULL.
public final class RegrAvgX extends Covariance {

    public RegrAvgX() {
        super(
                "REGR_AVGX",
                List.of(),
                about(
                        "REGR_AVGX(y, x)",
                        "The mean of x of the pairs without NULL.",
                        "SELECT REGR_AVGX(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "1.5"),
                Quotient.MEAN_X);
    }
}
