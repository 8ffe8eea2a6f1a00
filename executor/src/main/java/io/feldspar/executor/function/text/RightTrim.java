package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text without blanks, or without any of the characters, at the end.
public final class RightTrim extends FixedFunction {

    public RightTrim() {
        super(
                "RTRIM",
                Description.of(
                        "Strings",
                        "RTRIM(text [, characters])",
                        "The text without blanks, or without any of the characters, at the end.",
                        "RTRIM('axx', 'x')",
                        "a"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.VARCHAR)
                        .requiring(1));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return Trim.trimming(arguments.size(), false, true);
    }
}
