package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The population standard deviation.
public final class StddevPop extends Variance {

    public StddevPop() {
        super(
                "STDDEV_POP",
                List.of(),
                about(
                        "STDDEV_POP(x)",
                        "The population standard deviation.",
                        "SELECT STDDEV_POP(x) FROM (VALUES (1), (2)) AS t(x)",
                        "0.5"),
                false,
                true);
    }
}
