package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The integer, or the bytes, in hexadecimal.
public final class Hex extends FixedFunction {

    public Hex() {
        super(
                "HEX",
                new Description(
                        "Strings",
                        List.of("HEX(integer)", "HEX(text)"),
                        "The integer, or the bytes, in hexadecimal.",
                        "HEX(255)",
                        "FF"),
                Signature.of(SimpleType.VARCHAR, SimpleType.BIGINT),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY));
    }

    @Override
    public List<String> aliases() {
        return List.of("TO_HEX");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        HexFormat format = HexFormat.of().withUpperCase();
        return arguments.get(0).type() == SimpleType.BIGINT
                ? ScalarCode.interpreted(
                        (in, out) ->
                                out.text.append(
                                        Long.toHexString(in[0].int64).toUpperCase(Locale.ROOT)))
                : ScalarCode.interpreted(
                        (in, out) -> out.text.append(format.formatHex(in[0].slice.bytes())));
    }
}
