package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time at which the statement started.
public final class CurrentTimestamp extends FixedFunction {

    public CurrentTimestamp() {
        super(
                "CURRENT_TIMESTAMP",
                Description.of(
                        "Dates and times",
                        "CURRENT_TIMESTAMP",
                        "The time at which the statement started.",
                        "YEAR(NOW()) > 2000",
                        "true"),
                Signature.of(SimpleType.TIMESTAMP_TZ));
    }

    @Override
    public List<String> aliases() {
        return List.of("NOW");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return StatementTime.code(result);
    }

    @Override
    public boolean statementTime() {
        return true;
    }
}
