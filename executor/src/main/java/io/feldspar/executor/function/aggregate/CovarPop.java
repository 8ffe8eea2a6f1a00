package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The population covariance.
public final class CovarPop extends Covariance {

    public CovarPop() {
        super(
                "COVAR_POP",
                List.of(),
                about(
                        "COVAR_POP(y, x)",
                        "The population covariance.",
                        "SELECT COVAR_POP(y, x) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
                        "0.5"),
                Quotient.POPULATION);
    }
}
