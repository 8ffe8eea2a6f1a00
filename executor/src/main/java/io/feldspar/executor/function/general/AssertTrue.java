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

/// NULL, or an error (P0001) where the condition is not true.
public final class AssertTrue extends FixedFunction {

    public AssertTrue() {
        super(
                "ASSERT_TRUE",
                Description.of(
                        "General",
                        "ASSERT_TRUE(condition [, message])",
                        "NULL, or an error (P0001) where the condition is not true.",
                        "ASSERT_TRUE(0 < 1)",
                        "NULL"),
                Signature.of(SimpleType.VARCHAR, SimpleType.BOOLEAN, SimpleType.VARCHAR)
                        .requiring(1));
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            if (in[0].isNull || !in[0].bool) {
                                throw new FeldsparException(
                                        ErrorCode.RAISED,
                                        in.length == 2 && !in[1].isNull
                                                ? in[1].slice.text()
                                                : "The condition of ASSERT_TRUE is not true");
                            }
                            out.isNull = true;
                        })
                .failing()
                .withNulls();
    }
}
