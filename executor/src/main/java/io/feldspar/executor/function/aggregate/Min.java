package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The smallest value that is not null.
public final class Min extends Extreme {

    public Min() {
        super(
                "MIN",
                List.of(),
                about(
                        "MIN(x)",
                        "The smallest value that is not null.",
                        "SELECT MIN(x) FROM (VALUES (1), (2)) AS t(x)",
                        "1"),
                Parameters.comparable(),
                false);
    }
}
