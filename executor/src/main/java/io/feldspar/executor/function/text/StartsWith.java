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

/// Whether the text starts with the part.
public final class StartsWith extends FixedFunction {

    public StartsWith() {
        super(
                "STARTS_WITH",
                Description.of(
                        "Strings",
                        "STARTS_WITH(text, part)",
                        "Whether the text starts with the part.",
                        "STARTS_WITH('feldspar', 'feld')",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARBINARY, SimpleType.VARBINARY));
    }

    @Override
    public List<String> aliases() {
        return List.of("STARTSWITH");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                StartsWith.class,
                "starts",
                (in, out) -> out.bool = starts(in[0].slice, in[1].slice));
    }

    public static boolean starts(Slice text, Slice part) {
        return text.length >= part.length
                && Arrays.equals(
                        text.heap,
                        text.start,
                        text.start + part.length,
                        part.heap,
                        part.start,
                        part.start + part.length);
    }
}
