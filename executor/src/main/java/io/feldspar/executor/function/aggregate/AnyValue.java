package io.feldspar.executor.function.aggregate;

import java.util.List;

/// Some value that is not null, if there is one: the smallest, so that the result is the same every
/// time.
public final class AnyValue extends Extreme {

    public AnyValue() {
        super(
                "ANY_VALUE",
                List.of("ARBITRARY"),
                about(
                        "ANY_VALUE(x)",
                        "Some value that is not null, if there is one.",
                        "SELECT ANY_VALUE(x) FROM (VALUES (7), (7)) AS t(x)",
                        "7"),
                Parameters.any(),
                false);
    }
}
