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

/// The text with the first letter of each word in upper case and the others in lower case.
public final class Initcap extends FixedFunction {

    public Initcap() {
        super(
                "INITCAP",
                Description.of(
                        "Strings",
                        "INITCAP(text)",
                        "The text with the first letter of each word in upper case and the others in lower case.",
                        "INITCAP('red feldspar')",
                        "Red Feldspar"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> capitalise(in[0].slice.text(), out.text));
    }

    private static void capitalise(String text, SliceBuilder out) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            out.appendCodePoint(
                    inWord ? Character.toLowerCase(letter) : Character.toTitleCase(letter));
            inWord = Character.isLetterOrDigit(letter);
            i += Character.charCount(letter);
        }
    }
}
