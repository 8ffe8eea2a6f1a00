package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The y at x = 0 of the straight line that fits best; NULL if x is constant.
public final class RegrIntercept extends Covariance {

    public RegrIntercept() {
        super(
                "REGR_INTERCEPT",
                List.of(),
                about(
                        "REGR_INTERCEPT(y, x)",
                        "The y at x = 0 of the straight line that fits best; NULL if x is "
                                + "constant.",
                        "SELECT REGR_INTERCEPT(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "0.0"),
                Quotient.INTERCEPT);
    }
}
