package io.feldspar.executor.function.text;

import com.google.re2j.Pattern;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text with every match of the regular expression (RE2) replaced; $1 stands for its first
/// group. Matches are looked for from a position on, 1 if left out.
public final class RegexpReplace extends FixedFunction {

    public RegexpReplace() {
        super(
                "REGEXP_REPLACE",
                new Description(
                        "Strings",
                        List.of(
                                "REGEXP_REPLACE(text, expression [, replacement [, position]])",
                                "REGEXP_REPLACE(text, expression, replacement, flags)"),
                        "The text with every match of the regular expression (RE2) replaced; $1"
                                + " stands for its first group. Matches are looked for from a"
                                + " position on, 1 if left out. With flags only the first match is"
                                + " replaced, unless one of them is g.",
                        "REGEXP_REPLACE('banana', 'a(n)', '$1')",
                        "bnna"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.INTEGER)
                        .requiring(2),
                Signature.of(
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Regex regex = new Regex();
        if (arguments.size() == 4 && arguments.get(3).type() == SimpleType.VARCHAR) {
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.text.append(
                                            replace(
                                                    regex.compile(
                                                            RegexFlags.expression(
                                                                    in[1].slice, in[3].slice)),
                                                    in[0].slice.text(),
                                                    in[2].slice.text(),
                                                    RegexFlags.all(in[3].slice))))
                    .failing();
        }
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.text.append(
                                        replace(
                                                regex.compile(in[1].slice),
                                                in[0].slice.text(),
                                                in.length == 2 ? "" : in[2].slice.text(),
                                                in.length < 4 ? 1 : in[3].int32)))
                .failing();
    }

    private static String replace(Pattern pattern, String text, String replacement, int position) {
        if (position < 1) {
            throw new FeldsparException(
                    ErrorCode.UNEXPECTED_ARGUMENT,
                    "The position %d of REGEXP_REPLACE is less than 1".formatted(position),
                    "Count characters from 1.");
        }
        if (position > text.codePointCount(0, text.length())) {
            return text;
        }
        int start = text.offsetByCodePoints(0, position - 1);
        return text.substring(0, start)
                + replace(pattern, text.substring(start), replacement, true);
    }

    private static String replace(Pattern pattern, String text, String replacement, boolean all) {
        try {
            return all
                    ? pattern.matcher(text).replaceAll(replacement)
                    : pattern.matcher(text).replaceFirst(replacement);
        } catch (IndexOutOfBoundsException | IllegalArgumentException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The replacement '"
                            + replacement
                            + "' of REGEXP_REPLACE names a group that the expression does not have",
                    "Write \\$ for a plain dollar sign.",
                    cause);
        }
    }
}
