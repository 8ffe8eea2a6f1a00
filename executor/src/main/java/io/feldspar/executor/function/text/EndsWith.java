package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Arrays;
import java.util.List;

/// Whether the text ends with the part.
public final class EndsWith extends FixedFunction {

    public EndsWith() {
        super(
                "ENDS_WITH",
                Description.of(
                        "Strings",
                        "ENDS_WITH(text, part)",
                        "Whether the text ends with the part.",
                        "ENDS_WITH('feldspar', 'spar')",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARBINARY, SimpleType.VARBINARY));
    }

    @Override
    public List<String> aliases() {
        return List.of("ENDSWITH");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                EndsWith.class, "ends", (in, out) -> out.bool = ends(in[0].slice, in[1].slice));
    }

    public static boolean ends(Slice text, Slice part) {
        int end = text.start + text.length;
        return text.length >= part.length
                && Arrays.equals(
                        text.heap,
                        end - part.length,
                        end,
                        part.heap,
                        part.start,
                        part.start + part.length);
    }
}
