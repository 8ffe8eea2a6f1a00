package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The sum of the squares of the distances of y from its mean.
public final class RegrSyy extends Covariance {

    public RegrSyy() {
        super(
                "REGR_SYY",
                List.of(),
                about(
                        "REGR_SYY(y, x)",
                        "The sum of the squares of the distances of y from its mean.",
                        "SELECT REGR_SYY(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "2.0"),
                Quotient.SQUARES_Y);
    }
}
