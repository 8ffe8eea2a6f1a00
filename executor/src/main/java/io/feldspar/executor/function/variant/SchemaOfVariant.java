package io.feldspar.executor.function.variant;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.VariantSchema;
import java.util.List;

/// The type of a VARIANT in SQL.
public final class SchemaOfVariant extends VariantFunction {

    public SchemaOfVariant() {
        super(
                "SCHEMA_OF_VARIANT",
                SimpleType.VARCHAR,
                about(
                        "SCHEMA_OF_VARIANT(v)",
                        "The type of the VARIANT in SQL.",
                        "SCHEMA_OF_VARIANT(PARSE_JSON('{\"a\": [1, 2.5]}'))",
                        "OBJECT<a: ARRAY<DECIMAL(21,1)>>"));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.text.append(VariantSchema.of(value(in[0].slice)).toString()));
    }
}
