package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// As POSITION, with the text first.
public final class Strpos extends FixedFunction {

    public Strpos() {
        super(
                "STRPOS",
                Description.of(
                        "Strings",
                        "STRPOS(text, part)",
                        "As POSITION, with the text first.",
                        "STRPOS('feldspar', 'spar')",
                        "5"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("INSTR");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.int32 = Position.find(in[0].slice, in[1].slice));
    }
}
