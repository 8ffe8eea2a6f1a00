package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import java.util.List;

/// Whether some value is true: true is greater than false.
public final class BoolOr extends Extreme {

    public BoolOr() {
        super(
                "BOOL_OR",
                List.of("SOME", "ANY"),
                about(
                        "BOOL_OR(x)",
                        "Whether some value is true.",
                        "SELECT BOOL_OR(x) FROM (VALUES (true), (false)) AS t(x)",
                        "true"),
                Parameters.one(type -> type == SimpleType.BOOLEAN, SimpleType.BOOLEAN),
                true);
    }
}
