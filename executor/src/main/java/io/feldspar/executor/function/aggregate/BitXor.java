package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The bitwise exclusive or of the integers that are not null.
public final class BitXor extends BitAggregate {

    public BitXor() {
        super(
                "BIT_XOR",
                List.of(),
                about(
                        "BIT_XOR(x)",
                        "The bitwise exclusive or of the integers that are not null.",
                        "SELECT BIT_XOR(x) FROM (VALUES (1), (2)) AS t(x)",
                        "3"),
                Operation.XOR);
    }
}
