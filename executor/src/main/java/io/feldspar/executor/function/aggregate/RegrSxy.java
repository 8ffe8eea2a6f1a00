package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The sum of the products of the distances from the means.
public final class RegrSxy extends Covariance {

    public RegrSxy() {
        super(
                "REGR_SXY",
                List.of(),
                about(
                        "REGR_SXY(y, x)",
                        "The sum of the products of the distances from the means.",
                        "SELECT REGR_SXY(y, x) FROM (VALUES (2, 1), (4, 2)) AS t(y, x)",
                        "1.0"),
                Quotient.PRODUCTS);
    }
}
