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
import java.util.List;

/// The characters from last to first.
public final class Reverse extends FixedFunction {

    public Reverse() {
        super(
                "REVERSE",
                Description.of(
                        "Strings",
                        "REVERSE(text)",
                        "The characters from last to first.",
                        "REVERSE('abc')",
                        "cba"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> reverse(in[0].slice, out.text));
    }

    private static void reverse(Slice text, SliceBuilder out) {
        int end = text.start + text.length;
        while (end > text.start) {
            int start = end - 1;
            while (start > text.start && Utf8.continues(text.heap[start])) {
                start--;
            }
            out.append(text.heap, start, end - start);
            end = start;
        }
    }
}
