package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text with letters and digits replaced, by X, x and n if left out; NULL leaves characters
/// of that sort as they are.
public final class Mask extends FixedFunction {

    public Mask() {
        super(
                "MASK",
                Description.of(
                        "Strings",
                        "MASK(text [, upper [, lower [, digit [, other]]]])",
                        "The text with letters and digits replaced, by X, x and n if left "
                                + "out; NULL leaves characters of that sort as they are.",
                        "MASK('AbCD123-@$#')",
                        "XxXXnnn-@$#"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR)
                        .requiring(1));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            out.isNull = in[0].isNull;
                            if (!out.isNull) {
                                in[0].slice
                                        .text()
                                        .codePoints()
                                        .forEach(
                                                letter ->
                                                        out.text.appendCodePoint(
                                                                masked(letter, in)));
                            }
                        })
                .failing()
                .withNulls();
    }

    private static final int[] DEFAULTS = {'X', 'x', 'n', -1};

    private static int masked(int letter, Cell[] in) {
        int sort =
                Character.isUpperCase(letter)
                        ? 0
                        : Character.isLowerCase(letter) ? 1 : Character.isDigit(letter) ? 2 : 3;
        if (in.length <= sort + 1) {
            return DEFAULTS[sort] < 0 ? letter : DEFAULTS[sort];
        }
        Cell given = in[sort + 1];
        if (given.isNull) {
            return letter;
        }
        String text = given.slice.text();
        if (text.codePointCount(0, text.length()) != 1) {
            throw new FeldsparException(
                    ErrorCode.UNEXPECTED_ARGUMENT,
                    "MASK replaces by one character, not by '" + text + "'");
        }
        return text.codePointAt(0);
    }
}
