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
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A text as a column of CHAR(n) or VARCHAR(n) stores it: blanks at its end beyond the length are
/// cut, and CHAR is filled with blanks. SQL has no name for it.
public final class FittedText extends FixedFunction {

    public static final FittedText CHAR = new FittedText("$CHAR", true);
    public static final FittedText VARCHAR = new FittedText("$VARCHAR", false);

    private final boolean fixed;

    private FittedText(String name, boolean fixed) {
        super(
                name,
                Description.of("Strings", name, "A text as a column stores it.", "", ""),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.BIGINT));
        this.fixed = fixed;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> fit(in[0].slice, (int) in[1].int64, out.text))
                .failing();
    }

    private void fit(Slice text, int most, SliceBuilder out) {
        int length = Utf8.length(text);
        int beyond = length - most;
        int end = text.length;
        while (beyond > 0 && text.heap[text.start + end - 1] == ' ') {
            end--;
            beyond--;
        }
        if (beyond > 0) {
            throw new FeldsparException(
                    ErrorCode.TEXT_TOO_LONG,
                    "A text of %d characters does not fit %s"
                            .formatted(length, new TextLength(most, fixed).sql()),
                    "Shorten it with left(), or declare the column longer.");
        }
        out.append(text.heap, text.start, end);
        if (fixed && length < most) {
            Padding.fill(Padding.BLANK, most - length, out);
        }
    }
}
