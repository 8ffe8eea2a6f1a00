package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The largest value that is not null.
public final class Max extends Extreme {

    public Max() {
        super(
                "MAX",
                List.of(),
                about(
                        "MAX(x)",
                        "The largest value that is not null.",
                        "SELECT MAX(x) FROM (VALUES (1), (2)) AS t(x)",
                        "2"),
                Parameters.comparable(),
                true);
    }
}
