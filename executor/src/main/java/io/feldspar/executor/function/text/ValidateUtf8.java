package io.feldspar.executor.function.text;

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

/// The text itself if its bytes are valid UTF-8, otherwise an error.
public final class ValidateUtf8 extends FixedFunction {

    public ValidateUtf8() {
        super(
                "VALIDATE_UTF8",
                Description.of(
                        "Strings",
                        "VALIDATE_UTF8(text)",
                        "The text itself if its bytes are valid UTF-8, otherwise an error.",
                        "VALIDATE_UTF8('feldspar')",
                        "feldspar"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            if (!IsValidUtf8.valid(in[0].slice)) {
                                throw new FeldsparException(
                                        ErrorCode.INVALID_UTF8,
                                        "The text is not valid UTF-8",
                                        "Use MAKE_VALID_UTF8 to replace what is not.");
                            }
                            out.text.append(in[0].slice);
                        })
                .failing();
    }
}
