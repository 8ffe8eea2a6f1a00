package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The slope of the straight line that fits best; NULL if x is constant.
public final class RegrSlope extends Covariance {

    public RegrSlope() {
        super(
                "REGR_SLOPE",
                List.of(),
                about(
                        "REGR_SLOPE(y, x)",
                        "The slope of the straight line that fits best; NULL if x is constant.",
                        "SELECT REGR_SLOPE(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "2.0"),
                Quotient.SLOPE);
    }
}
