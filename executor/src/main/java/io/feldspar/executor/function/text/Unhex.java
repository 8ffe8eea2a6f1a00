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
import java.util.HexFormat;
import java.util.List;

/// The bytes that the hexadecimal text stands for.
public final class Unhex extends FixedFunction {

    public Unhex() {
        super(
                "UNHEX",
                Description.of(
                        "Strings",
                        "UNHEX(text)",
                        "The bytes that the hexadecimal text stands for.",
                        "HEX(UNHEX('FF00'))",
                        "FF00"),
                Signature.of(SimpleType.VARBINARY, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("FROM_HEX");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            byte[] bytes = parse(in[0].slice.text());
                            out.text.append(bytes, 0, bytes.length);
                        })
                .failing();
    }

    static byte[] parse(String text) {
        try {
            return HexFormat.of().parseHex(text.length() % 2 == 0 ? text : "0" + text);
        } catch (IllegalArgumentException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_CAST,
                    "The text '" + text + "' is not hexadecimal",
                    "Use the digits 0-9 and A-F.",
                    cause);
        }
    }
}
