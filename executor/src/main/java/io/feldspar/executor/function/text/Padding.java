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

/// LPAD and RPAD: extends a text to a width with a filling on one side, or cuts it.
abstract class Padding extends FixedFunction {

    private static final int MAX_WIDTH = 100_000_000;
    static final Slice BLANK = Slice.of(" ");
    private static final Slice ZERO = Slice.of("\0");

    private final boolean before;

    /// @param before whether the filling precedes the text
    Padding(String name, Description description, boolean before) {
        super(
                name,
                description,
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
        this.before = before;
    }

    @Override
    public final ScalarCode code(List<Argument> arguments, Type result) {
        if (result == SimpleType.VARBINARY) {
            return bytes(before);
        }
        return ScalarCode.interpreted(
                        (in, out) ->
                                pad(
                                        in[0].slice,
                                        checkedWidth(in[1].int64),
                                        in.length == 2 ? BLANK : in[2].slice,
                                        before,
                                        out.text))
                .failing();
    }

    /// The code for binary values, whose default filling is a zero byte.
    private static ScalarCode bytes(boolean before) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            int width = checkedWidth(in[1].int64);
                            Slice filling = in.length == 2 ? ZERO : in[2].slice;
                            int kept = Math.min(width, in[0].slice.length);
                            int missing = filling.length == 0 ? 0 : width - kept;
                            if (!before) {
                                out.text.append(in[0].slice.heap, in[0].slice.start, kept);
                            }
                            for (int done = 0; done < missing; done += filling.length) {
                                int part = Math.min(filling.length, missing - done);
                                out.text.append(filling.heap, filling.start, part);
                            }
                            if (before) {
                                out.text.append(in[0].slice.heap, in[0].slice.start, kept);
                            }
                        })
                .failing();
    }

    /// Appends `count` characters of the repeated filling.
    static void fill(Slice filling, int count, SliceBuilder out) {
        int end = filling.start + filling.length;
        int position = filling.start;
        for (int i = 0; i < count; i++) {
            int next = Utf8.skip(filling.heap, position, end, 1);
            out.append(filling.heap, position, next - position);
            position = next == end ? filling.start : next;
        }
    }

    static int checkedWidth(long width) {
        if (width > MAX_WIDTH) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "A text of " + width + " characters exceeds the limit of " + MAX_WIDTH);
        }
        return (int) Math.max(0, width);
    }

    private static void pad(
            Slice text, int width, Slice filling, boolean before, SliceBuilder out) {
        int length = Utf8.length(text);
        if (length >= width) {
            int end = Utf8.skip(text.heap, text.start, text.start + text.length, width);
            out.append(text.heap, text.start, end - text.start);
            return;
        }
        int missing = filling.length == 0 ? 0 : width - length;
        if (before) {
            fill(filling, missing, out);
        }
        out.append(text);
        if (!before) {
            fill(filling, missing, out);
        }
    }
}
