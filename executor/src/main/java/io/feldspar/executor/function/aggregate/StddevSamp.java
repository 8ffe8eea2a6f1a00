package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The sample standard deviation; null of fewer than two values.
public final class StddevSamp extends Variance {

    public StddevSamp() {
        super(
                "STDDEV_SAMP",
                List.of("STDDEV"),
                about(
                        "STDDEV_SAMP(x)",
                        "The sample standard deviation; null of fewer than two values.",
                        "SELECT STDDEV_SAMP(x) FROM (VALUES (1), (2)) AS t(x)",
                        "0.7071067811865476"),
                true,
                true);
    }
}
