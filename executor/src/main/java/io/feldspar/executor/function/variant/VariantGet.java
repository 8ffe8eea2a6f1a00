package io.feldspar.executor.function.variant;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.function.cast.VariantCast;
import io.feldspar.executor.function.json.JsonPath;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The part of a VARIANT at a path, as a VARIANT or, by the function that a type makes of it, as
/// that type.
public final class VariantGet implements VectorFunction {

    private final String name;
    private final boolean failing;
    private final Type type;

    private VariantGet(String name, boolean failing, Type type) {
        this.name = name;
        this.failing = failing;
        this.type = type;
    }

    /// `VARIANT_GET`, which fails where the part does not have the type.
    public static VariantGet failing() {
        return new VariantGet("VARIANT_GET", true, SimpleType.VARIANT);
    }

    /// `TRY_VARIANT_GET`, which gives NULL.
    public static VariantGet trying() {
        return new VariantGet("TRY_VARIANT_GET", false, SimpleType.VARIANT);
    }

    /// What CAST of a whole VARIANT does.
    ///
    /// @param safe whether a value that does not have the type is NULL
    public static VectorFunction cast(Type type, boolean safe) {
        VariantCast.expect(type);
        return new VariantGet("CAST", !safe, type);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Description description() {
        String rest = failing ? ". It fails where the part has another type" : ", or NULL";
        return new Description(
                "JSON",
                List.of(name + "(v, path [, type])"),
                "The part of the VARIANT at a path such as $.a[0], NULL where it has none; as a VARIANT,"
                        + " or as the type that a text names"
                        + rest
                        + ".",
                name + "(PARSE_JSON('{\"a\": [{\"b\": \"12\"}]}'), '$.a[0].b')",
                "\"12\"");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        boolean fits =
                arguments.size() == 2
                        && (arguments.get(0) == SimpleType.VARIANT
                                || arguments.get(0) == SimpleType.NULL)
                        && (arguments.get(1) == SimpleType.VARCHAR
                                || arguments.get(1) == SimpleType.NULL);
        if (!fits) {
            throw Coercion.mismatch(
                    name, arguments, String.join(" or ", description().signatures()));
        }
        return List.of(SimpleType.VARIANT, SimpleType.VARCHAR);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return type;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        BytesVector values = (BytesVector) arguments[0];
        VariantCast cast = new VariantCast();
        VectorBuilder out = new VectorBuilder(result, count);
        JsonPath path = null;
        for (int row = 0; row < count; row++) {
            Variant part = Variant.of(values.heap(), values.starts()[row]);
            if (arguments.length > 1) {
                String text = (String) Objects.requireNonNull(arguments[1].value(row));
                path = path != null && path.source().equals(text) ? path : path(text);
                part = at(part, path);
            }
            append(part, result, cast, out);
        }
        return out.build();
    }

    private void append(@Nullable Variant part, Type result, VariantCast cast, VectorBuilder out) {
        if (part == null) {
            out.appendNull();
            return;
        }
        if (failing) {
            cast.append(part, result, out);
            return;
        }
        // What is half appended cannot be taken back.
        VectorBuilder trial = new VectorBuilder(result, 1);
        try {
            cast.append(part, result, trial);
        } catch (FeldsparException e) {
            out.appendNull();
            return;
        }
        cast.append(part, result, out);
    }

    private static JsonPath path(String text) {
        JsonPath path = text.startsWith("$") ? JsonPath.of(text) : null;
        if (path == null || path.several()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'" + text + "' is not a path into a VARIANT",
                    "Write it as in $.name[0]['other name'].");
        }
        return path;
    }

    private static @Nullable Variant at(Variant whole, JsonPath path) {
        Variant part = whole;
        for (JsonPath.Step step : path.steps()) {
            String field = step.name();
            part = field == null ? part.element(step.index()) : part.field(field);
            if (part == null) {
                return null;
            }
        }
        return part;
    }
}
