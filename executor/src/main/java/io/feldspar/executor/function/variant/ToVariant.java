package io.feldspar.executor.function.variant;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.variant.VariantKind;
import io.feldspar.executor.variant.VariantWriter;
import io.feldspar.executor.variant.VariantWriter.Moment;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of other types as VARIANT: structs and maps with texts as keys become objects.
public final class ToVariant implements VectorFunction {

    @Override
    public String name() {
        return "TO_VARIANT_OBJECT";
    }

    @Override
    public Description description() {
        return VariantFunction.about(
                "TO_VARIANT_OBJECT(x)",
                "An array, a struct or a map whose keys are texts as a VARIANT.",
                "TO_VARIANT_OBJECT(NAMED_STRUCT('b', 1, 'a', [DATE '2026-11-29']))",
                "{\"a\":[\"2026-11-29\"],\"b\":1}");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 1) {
            throw Coercion.mismatch(name(), arguments, "TO_VARIANT_OBJECT(x)");
        }
        expect(arguments.get(0));
        return arguments;
    }

    /// Checks that values of the type have a VARIANT.
    ///
    /// @throws FeldsparException with TYPE_MISMATCH
    public static void expect(Type type) {
        boolean fits =
                switch (type) {
                    case MapType map -> map.key() == SimpleType.VARCHAR;
                    case SimpleType simple ->
                            simple != SimpleType.INTERVAL_DAY_TIME
                                    && simple != SimpleType.INTERVAL_YEAR_MONTH;
                    case ArrayType _, StructType _, DecimalType _ -> true;
                };
        if (!fits) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "A " + type.sql() + " cannot be cast to VARIANT",
                    "Cast it to VARCHAR first.");
        }
        if (type instanceof io.feldspar.executor.type.NestedType nested) {
            nested.parts().forEach(ToVariant::expect);
        }
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARIANT;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        FlatVector values = arguments[0];
        VectorBuilder out = new VectorBuilder(SimpleType.VARIANT, count);
        for (int row = 0; row < count; row++) {
            byte[] bytes = VariantWriter.write(value(values.type(), values.value(row)));
            out.appendBytes(bytes, 0, bytes.length);
        }
        return out.build();
    }

    /// A value as [VariantWriter] takes it.
    private static @Nullable Object value(Type type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case DecimalType _ -> (BigDecimal) value;
            case ArrayType array ->
                    ((List<?>) value)
                            .stream().map(element -> value(array.element(), element)).toList();
            case MapType map -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach(
                                (key, field) ->
                                        fields.put(String.valueOf(key), value(map.value(), field)));
                yield fields;
            }
            case StructType struct -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                List<?> parts = (List<?>) value;
                for (int i = 0; i < parts.size(); i++) {
                    fields.put(
                            struct.members().get(i).name(),
                            value(struct.members().get(i).type(), parts.get(i)));
                }
                yield fields;
            }
            case SimpleType simple -> scalar(simple, value);
        };
    }

    private static @Nullable Object scalar(SimpleType type, Object value) {
        return switch (type) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> ((Number) value).longValue();
            case REAL -> ((Number) value).floatValue();
            case DATE -> new Moment(VariantKind.DATE, ((Number) value).longValue());
            case TIME -> new Moment(VariantKind.TIME, (Long) value);
            case TIMESTAMP -> new Moment(VariantKind.TIMESTAMP, (Long) value);
            case TIMESTAMP_TZ -> new Moment(VariantKind.TIMESTAMP_TZ, (Long) value);
            case VARIANT -> Variant.of((byte[]) value, 0);
            case UUID -> io.feldspar.executor.function.cast.UuidText.of((byte[]) value);
            case BOOLEAN,
                    DOUBLE,
                    VARCHAR,
                    VARBINARY,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    NULL ->
                    value;
        };
    }
}
