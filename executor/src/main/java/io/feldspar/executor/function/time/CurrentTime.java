package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time of day at which the statement started.
public final class CurrentTime extends FixedFunction {

    public CurrentTime() {
        super(
                "CURRENT_TIME",
                Description.of(
                        "Dates and times",
                        "CURRENT_TIME",
                        "The time of day at which the statement started.",
                        "CURRENT_TIME >= TIME '00:00:00'",
                        "true"),
                Signature.of(SimpleType.TIME));
    }

    @Override
    public List<String> aliases() {
        return List.of("LOCALTIME");
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
