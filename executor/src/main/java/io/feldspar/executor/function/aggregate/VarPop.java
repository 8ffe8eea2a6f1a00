package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The population variance.
public final class VarPop extends Variance {

    public VarPop() {
        super(
                "VAR_POP",
                List.of(),
                about(
                        "VAR_POP(x)",
                        "The population variance.",
                        "SELECT VAR_POP(x) FROM (VALUES (1), (2)) AS t(x)",
                        "0.25"),
                false,
                false);
    }
}
