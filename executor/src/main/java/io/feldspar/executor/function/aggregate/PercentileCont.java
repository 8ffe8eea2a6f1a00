package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The value below which that fraction of the values lies, interpolated.
public final class PercentileCont extends Quantile {

    public PercentileCont() {
        super(
                "PERCENTILE_CONT",
                List.of("QUANTILE_CONT", "PERCENTILE"),
                about(
                        "PERCENTILE_CONT(fraction) WITHIN GROUP (ORDER BY x)",
                        "The value below which that fraction of the values lies, interpolated; also as QUANTILE_CONT(x, fraction).",
                        "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
                        "1.5"),
                false);
    }
}
