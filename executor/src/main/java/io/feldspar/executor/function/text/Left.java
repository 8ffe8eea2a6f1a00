package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The first characters; with a negative count all but the last.
public final class Left extends FixedFunction {

    public Left() {
        super(
                "LEFT",
                Description.of(
                        "Strings",
                        "LEFT(text, count)",
                        "The first characters; with a negative count all but the last.",
                        "LEFT('feldspar', 4)",
                        "feld"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                        Left.class, "left", (in, out) -> left(in[0].slice, in[1].int64, out.text))
                .sliced();
    }

    public static void left(Slice text, long count, SliceBuilder out) {
        long taken = count >= 0 ? Math.min(count, text.length) : Utf8.length(text) + count;
        Substring.view(text, 1, 1 + Math.max(0, taken), out);
    }
}
