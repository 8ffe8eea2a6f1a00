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

/// The number of characters (code points), or of bytes of a VARBINARY.
public final class CharLength extends FixedFunction {

    public CharLength() {
        super(
                "CHAR_LENGTH",
                new Description(
                        "Strings",
                        List.of("CHAR_LENGTH(text)", "LENGTH(bytes)"),
                        "The number of characters (code points), or of bytes of a VARBINARY.",
                        "CHAR_LENGTH('Köln')",
                        "4"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR),
                Signature.of(SimpleType.INTEGER, SimpleType.VARBINARY));
    }

    @Override
    public List<String> aliases() {
        return List.of("CHARACTER_LENGTH", "LENGTH", "LEN");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.get(0).type() == SimpleType.VARBINARY) {
            return ScalarCode.interpreted((in, out) -> out.int32 = in[0].slice.length);
        }
        return ScalarCode.of(
                CharLength.class, "length", (in, out) -> out.int32 = length(in[0].slice));
    }

    public static int length(Slice text) {
        return Utf8.length(text);
    }
}
