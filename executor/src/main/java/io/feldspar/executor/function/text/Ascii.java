package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The code point of the first character, 0 of an empty text.
public final class Ascii extends FixedFunction {

    public Ascii() {
        super(
                "ASCII",
                Description.of(
                        "Strings",
                        "ASCII(text)",
                        "The code point of the first character, 0 of an empty text.",
                        "ASCII('A')",
                        "65"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.int32 = in[0].slice.length == 0 ? 0 : Utf8.first(in[0].slice));
    }
}
