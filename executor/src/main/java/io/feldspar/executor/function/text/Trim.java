package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Arrays;
import java.util.List;

/// The text without blanks, or without any of the characters, at both ends.
public final class Trim extends FixedFunction {

    public Trim() {
        super(
                "TRIM",
                Description.of(
                        "Strings",
                        "TRIM(text [, characters])",
                        "The text without blanks, or without any of the characters, at both ends.",
                        "TRIM('  a ')",
                        "a"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.VARCHAR)
                        .requiring(1));
    }

    @Override
    public List<String> aliases() {
        return List.of("BTRIM");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return trimming(arguments.size(), true, true);
    }

    /// Drops characters of a set from the ends of texts; blanks are the set where none is
    /// given.
    static ScalarCode trimming(int arguments, boolean start, boolean end) {
        return arguments == 1
                ? ScalarCode.interpreted((in, out) -> blanks(in[0].slice, start, end, out.text))
                        .sliced()
                : ScalarCode.interpreted(
                                (in, out) ->
                                        characters(in[0].slice, in[1].slice, start, end, out.text))
                        .sliced();
    }

    private static void blanks(Slice text, boolean atStart, boolean atEnd, SliceBuilder out) {
        int first = text.start;
        int end = text.start + text.length;
        while (atStart && first < end && text.heap[first] == ' ') {
            first++;
        }
        while (atEnd && end > first && text.heap[end - 1] == ' ') {
            end--;
        }
        out.view(first, end - first);
    }

    private static void characters(
            Slice text, Slice set, boolean atStart, boolean atEnd, SliceBuilder out) {
        int first = text.start;
        int end = text.start + text.length;
        while (atStart && first < end) {
            int next = Utf8.skip(text.heap, first, end, 1);
            if (!holds(set, text.heap, first, next)) {
                break;
            }
            first = next;
        }
        while (atEnd && end > first) {
            int last = end - 1;
            while (last > first && Utf8.continues(text.heap[last])) {
                last--;
            }
            if (!holds(set, text.heap, last, end)) {
                break;
            }
            end = last;
        }
        out.view(first, end - first);
    }

    private static boolean holds(Slice set, byte[] heap, int start, int end) {
        int setEnd = set.start + set.length;
        for (int at = set.start; at < setEnd; ) {
            int next = Utf8.skip(set.heap, at, setEnd, 1);
            if (Arrays.equals(set.heap, at, next, heap, start, end)) {
                return true;
            }
            at = next;
        }
        return false;
    }
}
