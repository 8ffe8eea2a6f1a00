package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time at which the statement started, without a zone.
public final class LocalTimestamp extends FixedFunction {

    public LocalTimestamp() {
        super(
                "LOCALTIMESTAMP",
                Description.of(
                        "Dates and times",
                        "LOCALTIMESTAMP",
                        "The time at which the statement started, without a zone.",
                        "YEAR(LOCALTIMESTAMP) > 2000",
                        "true"),
                Signature.of(SimpleType.TIMESTAMP));
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
