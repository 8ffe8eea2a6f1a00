package io.feldspar.executor.function.aggregate;

import java.util.List;

/// Pearson's coefficient of correlation.
public final class Corr extends Covariance {

    public Corr() {
        super(
                "CORR",
                List.of(),
                about(
                        "CORR(y, x)",
                        "Pearson's coefficient of correlation.",
                        "SELECT CORR(y, x) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
                        "1.0"),
                Quotient.CORRELATION);
    }
}
