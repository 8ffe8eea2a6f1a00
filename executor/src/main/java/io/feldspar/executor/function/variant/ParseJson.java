package io.feldspar.executor.function.variant;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.cast.VariantJson;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A JSON text as a VARIANT.
public final class ParseJson extends FixedFunction {

    private final boolean failing;

    private ParseJson(String name, boolean failing, Description description) {
        super(name, description, Signature.of(SimpleType.VARIANT, SimpleType.VARCHAR));
        this.failing = failing;
    }

    /// `PARSE_JSON`, which fails where the text is not JSON.
    public static ParseJson failing() {
        return new ParseJson(
                "PARSE_JSON",
                true,
                VariantFunction.about(
                        "PARSE_JSON(text)",
                        "The value of a JSON text. It fails where the text is not JSON, or has a name"
                                + " twice in an object.",
                        "PARSE_JSON('{\"b\": [1, 2.50], \"a\": null}')",
                        "{\"a\":null,\"b\":[1,2.50]}"));
    }

    /// `TRY_PARSE_JSON`, which gives NULL.
    public static ParseJson trying() {
        return new ParseJson(
                "TRY_PARSE_JSON",
                false,
                VariantFunction.about(
                        "TRY_PARSE_JSON(text)",
                        "The value of a JSON text, or NULL where it is not JSON.",
                        "TRY_PARSE_JSON('{')",
                        "NULL"));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        ScalarCode code =
                ScalarCode.interpreted(
                        (in, out) -> {
                            out.isNull = in[0].isNull;
                            if (out.isNull) {
                                return;
                            }
                            byte[] value =
                                    VariantJson.parse(
                                            in[0].slice.heap,
                                            in[0].slice.start,
                                            in[0].slice.length);
                            if (value == null && failing) {
                                throw VariantJson.malformed(in[0].slice.text());
                            }
                            out.isNull = value == null;
                            if (value != null) {
                                out.text.append(value, 0, value.length);
                            }
                        });
        return failing ? code.withNulls().failing() : code.withNulls();
    }
}
