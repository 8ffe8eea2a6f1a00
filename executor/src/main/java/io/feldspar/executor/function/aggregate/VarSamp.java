package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The sample variance; null of fewer than two values.
public final class VarSamp extends Variance {

    public VarSamp() {
        super(
                "VAR_SAMP",
                List.of("VARIANCE"),
                about(
                        "VAR_SAMP(x)",
                        "The sample variance; null of fewer than two values.",
                        "SELECT VAR_SAMP(x) FROM (VALUES (1), (2)) AS t(x)",
                        "0.5"),
                true,
                false);
    }
}
