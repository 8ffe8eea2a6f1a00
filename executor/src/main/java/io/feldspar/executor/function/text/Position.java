package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The position of the first occurrence of part in the text, from 1; 0 if there is none.
public final class Position extends FixedFunction {

    public Position() {
        super(
                "POSITION",
                new Description(
                        "Strings",
                        List.of("POSITION(part IN text)", "POSITION(part, text)"),
                        "The position of the first occurrence of part in the text, from 1; 0 if there is none.",
                        "POSITION('spar' IN 'feldspar')",
                        "5"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int32 = find(in[1].slice, in[0].slice));
    }

    /// The position of `part` in `text`, counted in characters from 1, or 0.
    static int find(Slice text, Slice part) {
        int end = text.start + text.length;
        int found = ByteSearch.find(text.heap, text.start, end, part.bytes());
        return found < 0
                ? 0
                : Utf8.length(new Slice(text.heap, text.start, found - text.start)) + 1;
    }
}
