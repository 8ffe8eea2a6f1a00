package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A letter and three digits that words of similar English sound share; text that does not begin
/// with a letter is unchanged.
public final class Soundex extends FixedFunction {

    public Soundex() {
        super(
                "SOUNDEX",
                Description.of(
                        "Strings",
                        "SOUNDEX(text)",
                        "A letter and three digits that words of similar English sound "
                                + "share; text that does not begin with a letter is unchanged.",
                        "SOUNDEX('Miller')",
                        "M460"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.text.append(code(in[0].slice.text())));
    }

    /// The digits of A to Z: 0 for vowels, 7 for H and W, which do not separate equal digits.
    private static final String DIGITS = "01230127022455012623017202";

    private static final int LENGTH = 4;

    private static String code(String text) {
        if (text.isEmpty() || digit(text.charAt(0)) < 0) {
            return text;
        }
        StringBuilder code = new StringBuilder().append(Character.toUpperCase(text.charAt(0)));
        int last = digit(text.charAt(0));
        for (int i = 1; i < text.length() && code.length() < LENGTH; i++) {
            int digit = digit(text.charAt(i));
            if (digit == '7') {
                continue;
            }
            if (digit > '0' && digit != last) {
                code.append((char) digit);
            }
            last = digit;
        }
        return code.append("0".repeat(LENGTH - code.length())).toString();
    }

    /// The letter's digit, or -1.
    private static int digit(char letter) {
        char upper = letter < 128 ? Character.toUpperCase(letter) : 0;
        return upper < 'A' || upper > 'Z' ? -1 : DIGITS.charAt(upper - 'A');
    }
}
