package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The bitwise or of the integers that are not null.
public final class BitOr extends BitAggregate {

    public BitOr() {
        super(
                "BIT_OR",
                List.of(),
                about(
                        "BIT_OR(x)",
                        "The bitwise or of the integers that are not null.",
                        "SELECT BIT_OR(x) FROM (VALUES (1), (2)) AS t(x)",
                        "3"),
                Operation.OR);
    }
}
