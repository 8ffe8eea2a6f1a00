package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text with each character of from replaced by the one at the same place in to, or
/// dropped if there is none.
public final class Translate extends FixedFunction {

    public Translate() {
        super(
                "TRANSLATE",
                Description.of(
                        "Strings",
                        "TRANSLATE(text, from, to)",
                        "The text with each character of from replaced by the one at the same place in to, or dropped where there is none.",
                        "TRANSLATE('12345', '143', 'ax')",
                        "a2x5"),
                Signature.of(
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        translate(
                                in[0].slice.text(),
                                in[1].slice.text().codePoints().toArray(),
                                in[2].slice.text().codePoints().toArray(),
                                out.text));
    }

    private static void translate(String text, int[] from, int[] to, SliceBuilder out) {
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            int place = 0;
            while (place < from.length && from[place] != letter) {
                place++;
            }
            if (place == from.length) {
                out.appendCodePoint(letter);
            } else if (place < to.length) {
                out.appendCodePoint(to[place]);
            }
        }
    }
}
