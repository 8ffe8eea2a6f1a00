package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.UUID;

/// A random identifier of 36 characters, another for each row.
public final class Uuid extends FixedFunction {

    public Uuid() {
        super(
                "GEN_RANDOM_UUID",
                Description.of(
                        "General",
                        "GEN_RANDOM_UUID()",
                        "A random identifier of 36 characters, another for each row.",
                        "LENGTH(GEN_RANDOM_UUID())",
                        "36"),
                Signature.of(SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("UUID");
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.text.append(UUID.randomUUID().toString()));
    }
}
