package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether a text matches a pattern such as that of file names.
public final class Glob extends FixedFunction {

    public Glob() {
        super(
                "GLOB",
                Description.of(
                        "Strings",
                        "GLOB(text, pattern)",
                        "Whether the whole text matches: * stands for any characters, ? for one, [a-c] for"
                                + " one of these, [!a-c] for another one, and a backslash takes the next"
                                + " character as it is. Also written text GLOB pattern.",
                        "GLOB('spark.txt', '*.t?t')",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.bool =
                                matches(
                                        in[0].slice.text().codePoints().toArray(),
                                        in[1].slice.text().codePoints().toArray()));
    }

    /// Goes back to the last * only, so that no pattern takes more than text times pattern steps.
    private static boolean matches(int[] text, int[] pattern) {
        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length) {
            if (next < pattern.length && pattern[next] == '*') {
                star = next++;
                resume = at;
                continue;
            }
            int end = next < pattern.length ? one(pattern, next, text[at]) : -1;
            if (end >= 0) {
                next = end;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (next < pattern.length && pattern[next] == '*') {
            next++;
        }
        return next == pattern.length;
    }

    /// The position in the pattern after the part that matches the character, or -1 if none does.
    private static int one(int[] pattern, int at, int character) {
        return switch (pattern[at]) {
            case '?' -> at + 1;
            case '[' -> ofSet(pattern, at + 1, character);
            case '\\' -> at + 1 < pattern.length && pattern[at + 1] == character ? at + 2 : -1;
            default -> pattern[at] == character ? at + 1 : -1;
        };
    }

    /// A set without its end matches nothing.
    private static int ofSet(int[] pattern, int from, int character) {
        boolean negated = from < pattern.length && pattern[from] == '!';
        int at = negated ? from + 1 : from;
        int first = at;
        boolean found = false;
        while (at < pattern.length && (pattern[at] != ']' || at == first)) {
            boolean range =
                    at + 2 < pattern.length && pattern[at + 1] == '-' && pattern[at + 2] != ']';
            int high = range ? pattern[at + 2] : pattern[at];
            found |= pattern[at] <= character && character <= high;
            at += range ? 3 : 1;
        }
        return at < pattern.length && found != negated ? at + 1 : -1;
    }
}
