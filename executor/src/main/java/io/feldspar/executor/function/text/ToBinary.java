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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The bytes of the text: 'hex' (if left out), 'utf-8' or 'base64'.
public final class ToBinary extends FixedFunction {

    public ToBinary() {
        super(
                "TO_BINARY",
                Description.of(
                        "Strings",
                        "TO_BINARY(text [, format])",
                        "The bytes of the text: 'hex' (if left out), 'utf-8' or 'base64'.",
                        "HEX(TO_BINARY('abc', 'utf-8'))",
                        "616263"),
                Signature.of(SimpleType.VARBINARY, SimpleType.VARCHAR, SimpleType.VARCHAR)
                        .requiring(1));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            byte[] bytes =
                                    bytes(
                                            in[0].slice.text(),
                                            in.length == 1 ? "hex" : in[1].slice.text());
                            out.text.append(bytes, 0, bytes.length);
                        })
                .failing();
    }

    private static byte[] bytes(String text, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "hex" -> Unhex.parse(text);
            case "utf-8", "utf8" -> text.getBytes(StandardCharsets.UTF_8);
            case "base64" -> FromBase64.decodeStrictly(text);
            default ->
                    throw new FeldsparException(
                            ErrorCode.UNEXPECTED_ARGUMENT,
                            "The format '" + format + "' of TO_BINARY is not known",
                            "Use 'hex', 'utf-8' or 'base64'.");
        };
    }
}
