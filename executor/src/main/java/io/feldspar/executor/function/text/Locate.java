package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The place of the part in the text, from 1, at or behind the start; 0 where it is missing.
public final class Locate extends FixedFunction {

    public Locate() {
        super(
                "LOCATE",
                Description.of(
                        "Strings",
                        "LOCATE(part, text [, start])",
                        "The place of the part in the text, from 1, at or behind the start;"
                                + " 0 where it is missing.",
                        "LOCATE('bar', 'foobarbar', 5)",
                        "7"),
                Signature.of(
                                SimpleType.INTEGER,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.INTEGER)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.int32 =
                                place(
                                        in[0].slice.text(),
                                        in[1].slice.text(),
                                        in.length == 3 ? in[2].int32 : 1));
    }

    private static int place(String part, String text, int start) {
        int length = text.codePointCount(0, text.length());
        if (start < 1 || start > length + 1) {
            return 0;
        }
        int at = text.indexOf(part, text.offsetByCodePoints(0, start - 1));
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }
}
