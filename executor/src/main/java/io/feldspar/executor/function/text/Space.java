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

/// So many spaces; none for a negative count.
public final class Space extends FixedFunction {

    private static final Slice BLANK = Slice.of(" ");

    public Space() {
        super(
                "SPACE",
                Description.of(
                        "Strings",
                        "SPACE(count)",
                        "So many spaces; none for a negative count.",
                        "'a' || SPACE(2) || 'b'",
                        "a  b"),
                Signature.of(SimpleType.VARCHAR, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> Repeat.repeat("SPACE", BLANK, in[0].int32, out.text))
                .failing();
    }
}
