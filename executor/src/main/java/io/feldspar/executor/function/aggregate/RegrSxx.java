package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The sum of the squares of the distances of x from its mean.
public final class RegrSxx extends Covariance {

    public RegrSxx() {
        super(
                "REGR_SXX",
                List.of(),
                about(
                        "REGR_SXX(y, x)",
                        "The sum of the squares of the distances of x from its mean.",
                        "SELECT REGR_SXX(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "0.5"),
                Quotient.SQUARES_X);
    }
}
