package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the text matches: % stands for any characters, _ for one.
public final class Like extends FixedFunction {

    public Like() {
        super(
                "LIKE",
                Description.of(
                        "Strings",
                        "text LIKE pattern [ESCAPE character]",
                        "Whether the text matches: % stands for any characters, _ for one.",
                        "'feldspar' LIKE 'f%s_ar'",
                        "true"),
                Signature.of(
                                SimpleType.BOOLEAN,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        String pattern = arguments.get(1).text();
        boolean escaped = arguments.size() == 3;
        String escape = escaped ? arguments.get(2).text() : null;
        if (pattern == null || (escaped && escape == null)) {
            return perRow(escaped);
        }
        LikePattern compiled = pattern(Slice.of(pattern), escape == null ? null : Slice.of(escape));
        return ScalarCode.of(
                        Like.class,
                        "matches",
                        (in, out) -> out.bool = matches(in[0].slice, compiled),
                        compiled)
                .wanting(0);
    }

    static LikePattern pattern(Slice pattern, @Nullable Slice escape) {
        return LikePattern.compile(pattern.bytes(), escape == null ? -1 : escapeByte(escape));
    }

    /// The character, or -1 for an empty text.
    private static int escapeByte(Slice escape) {
        if (escape.length == 0) {
            return -1;
        }
        if (escape.length != 1 || escape.heap[escape.start] < 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The ESCAPE of LIKE must be one ASCII character or empty but is '"
                            + escape.text()
                            + "'");
        }
        return escape.heap[escape.start];
    }

    private static ScalarCode perRow(boolean escaped) {
        Slice known = new Slice();
        LikePattern[] compiled = new LikePattern[1];
        return ScalarCode.interpreted(
                        (in, out) -> {
                            LikePattern current = compiled[0];
                            if (current == null || !Slice.equal(known, in[1].slice)) {
                                byte[] bytes = in[1].slice.bytes();
                                known.set(bytes, 0, bytes.length);
                                current = pattern(known, escaped ? in[2].slice : null);
                                compiled[0] = current;
                            }
                            out.bool = matches(in[0].slice, current);
                        })
                .failing();
    }

    public static boolean matches(Slice text, LikePattern pattern) {
        return pattern.matches(text);
    }
}
