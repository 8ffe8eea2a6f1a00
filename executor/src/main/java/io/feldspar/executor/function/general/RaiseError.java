package io.feldspar.executor.function.general;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Fails with that message (P0001).
public final class RaiseError extends FixedFunction {

    public RaiseError() {
        super(
                "RAISE_ERROR",
                Description.of(
                        "General",
                        "RAISE_ERROR(message)",
                        "Fails with that message (P0001).",
                        "CASE WHEN false THEN RAISE_ERROR('no') END",
                        "NULL"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            throw new FeldsparException(
                                    ErrorCode.RAISED, in[0].isNull ? "null" : in[0].slice.text());
                        })
                .failing()
                .withNulls();
    }
}
