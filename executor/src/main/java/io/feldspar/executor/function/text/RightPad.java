package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text made as wide as that by filling (blanks) behind it, or cut.
public final class RightPad extends FixedFunction {

    public RightPad() {
        super(
                "RPAD",
                Description.of(
                        "Strings",
                        "RPAD(text, width [, filling])",
                        "The text made as wide as that by filling (blanks) behind it, or cut.",
                        "RPAD('7', 3, '0')",
                        "700"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.BIGINT,
                                SimpleType.VARCHAR)
                        .requiring(2),
                Signature.of(
                                SimpleType.VARBINARY,
                                SimpleType.VARBINARY,
                                SimpleType.BIGINT,
                                SimpleType.VARBINARY)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (result == SimpleType.VARBINARY) {
            return LeftPad.bytes(false);
        }
        return ScalarCode.interpreted(
                        (in, out) ->
                                LeftPad.pad(
                                        in[0].slice,
                                        LeftPad.checkedWidth(in[1].int64),
                                        in.length == 2 ? LeftPad.BLANK : in[2].slice,
                                        false,
                                        out.text))
                .failing();
    }
}
