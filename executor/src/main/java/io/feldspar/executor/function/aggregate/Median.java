package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The value in the middle, the mean of the two middle ones of an even number.
public final class Median extends Quantile {

    public Median() {
        super(
                "MEDIAN",
                List.of(),
                about(
                        "MEDIAN(x)",
                        "The value in the middle, the mean of the two middle ones of an even number.",
                        "SELECT MEDIAN(x) FROM (VALUES (1), (2)) AS t(x)",
                        "1.5"),
                true);
    }
}
