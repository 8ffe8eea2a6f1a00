package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whether the text contains the part.
public final class Contains extends FixedFunction {

    public Contains() {
        super(
                "CONTAINS",
                Description.of(
                        "Strings",
                        "CONTAINS(text, part)",
                        "Whether the text contains the part.",
                        "CONTAINS('feldspar', 'dsp')",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARBINARY, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        String part = arguments.get(1).text();
        if (part != null) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            return ScalarCode.of(
                            Contains.class,
                            "contains",
                            (in, out) -> out.bool = contains(in[0].slice, bytes),
                            bytes)
                    .wanting(0);
        }
        return ScalarCode.interpreted(
                (in, out) -> out.bool = contains(in[0].slice, in[1].slice.bytes()));
    }

    public static boolean contains(Slice text, byte[] part) {
        return text.length >= part.length
                && ByteSearch.find(text.heap, text.start, text.start + text.length, part) >= 0;
    }
}
