package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The sample covariance; null of fewer than two pairs.
public final class CovarSamp extends Covariance {

    public CovarSamp() {
        super(
                "COVAR_SAMP",
                List.of(),
                about(
                        "COVAR_SAMP(y, x)",
                        "The sample covariance; null of fewer than two pairs.",
                        "SELECT COVAR_SAMP(y, x) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
                        "1.0"),
                Quotient.SAMPLE);
    }
}
