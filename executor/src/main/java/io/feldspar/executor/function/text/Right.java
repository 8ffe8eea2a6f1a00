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

/// The last characters; with a negative count all but the first.
public final class Right extends FixedFunction {

    public Right() {
        super(
                "RIGHT",
                Description.of(
                        "Strings",
                        "RIGHT(text, count)",
                        "The last characters; with a negative count all but the first.",
                        "RIGHT('feldspar', 4)",
                        "spar"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                        Right.class,
                        "right",
                        (in, out) -> right(in[0].slice, in[1].int64, out.text))
                .sliced();
    }

    public static void right(Slice text, long count, SliceBuilder out) {
        long skipped = count >= 0 ? Utf8.length(text) - Math.min(count, text.length) : -count;
        long first = Math.clamp(skipped, 0, text.length);
        Substring.view(text, first + 1, Long.MAX_VALUE, out);
    }
}
