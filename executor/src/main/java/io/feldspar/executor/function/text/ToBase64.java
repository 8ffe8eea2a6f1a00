package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Base64;
import java.util.List;

/// The bytes, or those of the text, in base 64.
public final class ToBase64 extends FixedFunction {

    public ToBase64() {
        super(
                "BASE64",
                Description.of(
                        "Strings",
                        "BASE64(bytes)",
                        "The bytes, or those of the text, in base 64.",
                        "BASE64('Feldspar')",
                        "RmVsZHNwYXI="),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY));
    }

    @Override
    public List<String> aliases() {
        return List.of("TO_BASE64");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(Base64.getEncoder().encodeToString(in[0].slice.bytes())));
    }
}
