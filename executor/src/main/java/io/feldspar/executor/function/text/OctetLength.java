package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The number of bytes.
public final class OctetLength extends FixedFunction {

    public OctetLength() {
        super(
                "OCTET_LENGTH",
                Description.of(
                        "Strings",
                        "OCTET_LENGTH(text)",
                        "The number of bytes.",
                        "OCTET_LENGTH('Köln')",
                        "5"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR),
                Signature.of(SimpleType.INTEGER, SimpleType.VARBINARY));
    }

    @Override
    public List<String> aliases() {
        return List.of("BYTE_LENGTH");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                OctetLength.class, "length", (in, out) -> out.int32 = length(in[0].slice));
    }

    public static int length(Slice text) {
        return text.length;
    }
}
