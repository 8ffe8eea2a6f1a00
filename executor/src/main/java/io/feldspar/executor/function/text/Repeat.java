package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
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

/// The text that many times.
public final class Repeat extends FixedFunction {

    public Repeat() {
        super(
                "REPEAT",
                Description.of(
                        "Strings",
                        "REPEAT(text, count)",
                        "The text that many times.",
                        "REPEAT('ab', 3)",
                        "ababab"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> repeat("REPEAT", in[0].slice, in[1].int64, out.text))
                .failing();
    }

    private static final long MAX_BYTES = 100_000_000;

    /// @param function for the error where the text would be too long
    static void repeat(String function, Slice text, long count, SliceBuilder out) {
        if (count > 0 && text.length > 0 && count > MAX_BYTES / text.length) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    function + " would make a text of more than " + MAX_BYTES + " bytes",
                    "Repeat less often.");
        }
        for (long i = 0; i < count && text.length > 0; i++) {
            out.append(text);
        }
    }
}
