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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Decodes text in the form of a URL query.
public final class UrlDecode extends FixedFunction {

    public UrlDecode() {
        super(
                "URL_DECODE",
                Description.of(
                        "Strings",
                        "URL_DECODE(text)",
                        "Decodes text in the form of a URL query.",
                        "URL_DECODE('a+b%26c')",
                        "a b&c"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.text.append(decode(in[0].slice.text())))
                .failing();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_URL,
                    "The text '" + text + "' is not encoded as a URL",
                    "Write two hexadecimal digits behind each %.",
                    cause);
        }
    }
}
