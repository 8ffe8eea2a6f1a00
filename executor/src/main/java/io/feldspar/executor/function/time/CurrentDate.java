package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The date at which the statement started.
public final class CurrentDate extends FixedFunction {

    public CurrentDate() {
        super(
                "CURRENT_DATE",
                Description.of(
                        "Dates and times",
                        "CURRENT_DATE",
                        "The date at which the statement started.",
                        "CURRENT_DATE > DATE '2000-01-01'",
                        "true"),
                Signature.of(SimpleType.DATE));
    }

    @Override
    public List<String> aliases() {
        return List.of("TODAY", "CURDATE");
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
