package io.feldspar.executor.function.variant;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether a VARIANT is JSON's null.
public final class IsVariantNull extends VariantFunction {

    public IsVariantNull() {
        super(
                "IS_VARIANT_NULL",
                SimpleType.BOOLEAN,
                about(
                        "IS_VARIANT_NULL(v)",
                        "Whether the VARIANT is JSON's null, which is not NULL.",
                        "IS_VARIANT_NULL(PARSE_JSON('null'))",
                        "true"));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            out.isNull = false;
                            out.bool = !in[0].isNull && value(in[0].slice).isNull();
                        })
                .withNulls();
    }
}
