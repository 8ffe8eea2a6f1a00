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

/// The text with every from replaced by to.
public final class Replace extends FixedFunction {

    public Replace() {
        super(
                "REPLACE",
                Description.of(
                        "Strings",
                        "REPLACE(text, from, to)",
                        "The text with every from replaced by to.",
                        "REPLACE('banana', 'an', 'AN')",
                        "bANANa"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        replace(
                                in[0].slice,
                                in[1].slice.bytes(),
                                in.length == 2 ? EMPTY : in[2].slice,
                                out.text));
    }

    private static final Slice EMPTY = new Slice();

    private static void replace(Slice text, byte[] from, Slice to, SliceBuilder out) {
        int position = text.start;
        int end = text.start + text.length;
        while (from.length > 0) {
            int found = ByteSearch.find(text.heap, position, end, from);
            if (found < 0) {
                break;
            }
            out.append(text.heap, position, found - position);
            out.append(to);
            position = found + from.length;
        }
        out.append(text.heap, position, end - position);
    }
}
