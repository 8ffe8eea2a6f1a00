package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import java.util.List;

/// Whether all values that are not null are true: false is less than true.
public final class BoolAnd extends Extreme {

    public BoolAnd() {
        super(
                "BOOL_AND",
                List.of("EVERY"),
                about(
                        "BOOL_AND(x)",
                        "Whether all values that are not null are true.",
                        "SELECT BOOL_AND(x) FROM (VALUES (true), (false)) AS t(x)",
                        "false"),
                Parameters.one(type -> type == SimpleType.BOOLEAN, SimpleType.BOOLEAN),
                false);
    }
}
