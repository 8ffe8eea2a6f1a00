package io.feldspar.executor.function.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The schema of a JSON text.
public final class SchemaOfJson extends SchemaBasedFunction {

    private static final Set<String> OPTIONS =
            Set.of("allownumericleadingzeros", "primitivesasstring", "prefersdecimal");

    public SchemaOfJson() {
        super(
                "SCHEMA_OF_JSON",
                1,
                Description.of(
                        "JSON",
                        "SCHEMA_OF_JSON(json [, options])",
                        "The schema of the JSON text, as FROM_JSON takes it.",
                        "SCHEMA_OF_JSON('{\"a\": 1, \"b\": [\"x\"]}')",
                        "STRUCT<a: BIGINT, b: ARRAY<STRING>>"));
    }

    @Override
    Type parameterType(List<Type> arguments, int index) {
        return text(arguments, index);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        Options.Column options = Options.Column.of(arguments, 1, OPTIONS);
        List<@Nullable Object> schemas = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            String json = String.valueOf(arguments[0].value(row));
            try (JsonParser parser = JsonValue.parser(json, options.at(row))) {
                parser.nextToken();
                schemas.add(SchemaText.of(type(parser, options.at(row))));
            } catch (IOException e) {
                throw new Unfit(null, null).error("JSON", json);
            }
        }
        return Values.vector(result, schemas);
    }

    private static Type type(JsonParser parser, Options options) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return SimpleType.VARCHAR;
        }
        return switch (token) {
            case START_OBJECT -> struct(parser, options);
            case START_ARRAY -> {
                Type element = SimpleType.NULL;
                while (next(parser) != JsonToken.END_ARRAY) {
                    element = common(element, type(parser, options));
                }
                yield new ArrayType(element);
            }
            case VALUE_NULL -> SimpleType.NULL;
            case VALUE_TRUE, VALUE_FALSE -> primitive(SimpleType.BOOLEAN, options);
            case VALUE_NUMBER_INT -> primitive(whole(parser), options);
            case VALUE_NUMBER_FLOAT -> primitive(fraction(parser, options), options);
            default -> SimpleType.VARCHAR;
        };
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("the text ends too early");
        }
        return token;
    }

    private static Type primitive(Type type, Options options) {
        return options.flag("primitivesasstring", false) ? SimpleType.VARCHAR : type;
    }

    private static Type whole(JsonParser parser) throws IOException {
        int digits = parser.getBigIntegerValue().bitLength() < 64 ? 0 : parser.getTextLength();
        return digits == 0
                ? SimpleType.BIGINT
                : digits <= DecimalType.MAX_PRECISION
                        ? new DecimalType(digits, 0)
                        : SimpleType.DOUBLE;
    }

    private static Type fraction(JsonParser parser, Options options) throws IOException {
        if (options.flag("prefersdecimal", false)) {
            BigDecimal value = parser.getDecimalValue();
            int scale = Math.max(value.scale(), 0);
            int precision = Math.max(value.precision(), scale);
            if (precision <= DecimalType.MAX_PRECISION) {
                return new DecimalType(precision, scale);
            }
        }
        return SimpleType.DOUBLE;
    }

    private static Type struct(JsonParser parser, Options options) throws IOException {
        Map<String, Type> members = new LinkedHashMap<>();
        while (next(parser) == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.merge(name, type(parser, options), SchemaOfJson::common);
        }
        return members.isEmpty() ? SimpleType.VARCHAR : of(members);
    }

    private static StructType of(Map<String, Type> members) {
        List<Member> list = new ArrayList<>();
        members.forEach((name, type) -> list.add(new Member(name, type)));
        return new StructType(list);
    }

    /// The common type of both; VARCHAR if there is no other.
    private static Type common(Type left, Type right) {
        if (left instanceof StructType a && right instanceof StructType b) {
            Map<String, Type> members = new LinkedHashMap<>();
            a.members().forEach(member -> members.put(member.name(), member.type()));
            b.members()
                    .forEach(
                            member ->
                                    members.merge(
                                            member.name(), member.type(), SchemaOfJson::common));
            return of(members);
        }
        if (left instanceof ArrayType a && right instanceof ArrayType b) {
            return new ArrayType(common(a.element(), b.element()));
        }
        Type both = Coercion.common(left, right);
        return both == null ? SimpleType.VARCHAR : both;
    }
}
