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
import java.util.Base64;
import java.util.List;

/// The bytes that the text in base 64 stands for.
public final class FromBase64 extends FixedFunction {

    public FromBase64() {
        super(
                "UNBASE64",
                Description.of(
                        "Strings",
                        "UNBASE64(text)",
                        "The bytes that the text in base 64 stands for.",
                        "HEX(UNBASE64('AP8='))",
                        "00FF"),
                Signature.of(SimpleType.VARBINARY, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("FROM_BASE64");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            byte[] bytes = decode(in[0].slice.text());
                            out.text.append(bytes, 0, bytes.length);
                        })
                .failing();
    }

    /// As [#decode], but characters outside the alphabet are an error.
    static byte[] decodeStrictly(String text) {
        try {
            if (text.matches("(?s).*=\\s+=.*")) {
                throw new IllegalArgumentException("space within the padding");
            }
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException cause) {
            throw invalid(text, cause);
        }
    }

    static byte[] decode(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException cause) {
            throw invalid(text, cause);
        }
    }

    private static FeldsparException invalid(String text, IllegalArgumentException cause) {
        return new FeldsparException(
                ErrorCode.INVALID_CAST,
                "The text '" + text + "' is not in base 64",
                "Use A-Z, a-z, 0-9, + and /, four characters for three bytes.",
                cause);
    }
}
