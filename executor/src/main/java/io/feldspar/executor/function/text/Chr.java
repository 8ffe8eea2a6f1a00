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

/// The character of that code point.
public final class Chr extends FixedFunction {

    public Chr() {
        super(
                "CHR",
                Description.of(
                        "Strings",
                        "CHR(code)",
                        "The character of that code point.",
                        "CHR(65)",
                        "A"),
                Signature.of(SimpleType.VARCHAR, SimpleType.BIGINT));
    }

    @Override
    public List<String> aliases() {
        return List.of("CHAR");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long code = in[0].int64;
                            boolean surrogate = code >= 0xD800 && code <= 0xDFFF;
                            if (code < 0 || code > Character.MAX_CODE_POINT || surrogate) {
                                throw new FeldsparException(
                                        ErrorCode.INVALID_PARAMETER,
                                        "No character has code point " + code);
                            }
                            out.text.appendCodePoint((int) code);
                        })
                .failing();
    }
}
