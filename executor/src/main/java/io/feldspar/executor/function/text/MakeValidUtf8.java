package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text with the replacement character U+FFFD in the place of bytes that are not valid UTF-8.
public final class MakeValidUtf8 extends FixedFunction {

    public MakeValidUtf8() {
        super(
                "MAKE_VALID_UTF8",
                Description.of(
                        "Strings",
                        "MAKE_VALID_UTF8(text)",
                        "The text with the replacement character U+FFFD in the place of "
                                + "bytes that are not valid UTF-8.",
                        "MAKE_VALID_UTF8(UNHEX('6180'))",
                        "a�"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.text.append(in[0].slice.text()));
    }
}
