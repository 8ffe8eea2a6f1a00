package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The square of the coefficient of correlation; 1 if y is constant, NULL if x is.
public final class RegrR2 extends Covariance {

    public RegrR2() {
        super(
                "REGR_R2",
                List.of(),
                about(
                        "REGR_R2(y, x)",
                        "The square of the coefficient of correlation; 1 if y is constant, "
                                + "NULL if x is.",
                        "SELECT REGR_R2(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "1.0"),
                Quotient.DETERMINATION);
    }
}
