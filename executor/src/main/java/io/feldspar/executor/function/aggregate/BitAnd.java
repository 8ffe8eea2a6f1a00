package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The bitwise and of the integers that are not null.
public final class BitAnd extends BitAggregate {

    public BitAnd() {
        super(
                "BIT_AND",
                List.of(),
                about(
                        "BIT_AND(x)",
                        "The bitwise and of the integers that are not null.",
                        "SELECT BIT_AND(x) FROM (VALUES (1), (2)) AS t(x)",
                        "0"),
                Operation.AND);
    }
}
