package io.feldspar.sql.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Iceberg's names of types.
///
/// TINYINT and SMALLINT have none: they are `int`, CHAR(n) and VARCHAR(n) are `string`, and a
/// property of the table has the narrower type. VARIANT is a struct of binary parts.
final class ColumnTypes {

    private static final Pattern DECIMAL =
            Pattern.compile("decimal\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\)");

    /// The comment of the parts of a VARIANT.
    private static final String VARIANT_PART = "part of a VARIANT";

    private ColumnTypes() {}

    /// Hands out the numbers of columns and of the parts of nested ones, a column's before those of
    /// its parts.
    static final class Numbers {
        private int last;

        /// @param last the numbers begin behind it
        Numbers(int last) {
            this.last = last;
        }

        int next() {
            return ++last;
        }

        int last() {
            return last;
        }
    }

    /// The type as the schema has it.
    ///
    /// @param column for the error
    /// @param numbers for the parts of a nested type
    /// @throws FeldsparException with NOT_SUPPORTED where Iceberg has no such type
    static JsonNode json(Type type, String column, Numbers numbers) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (type) {
            case ArrayType(Type element) ->
                    nodes.objectNode()
                            .put("type", "list")
                            .put("element-id", numbers.next())
                            .put("element-required", false)
                            .set("element", json(element, column, numbers));
            case MapType(Type key, Type value) -> {
                ObjectNode map = nodes.objectNode().put("type", "map");
                map.put("key-id", numbers.next()).set("key", json(key, column, numbers));
                map.put("value-id", numbers.next()).put("value-required", false);
                yield map.set("value", json(value, column, numbers));
            }
            case StructType(List<Member> members) -> {
                ObjectNode struct = nodes.objectNode().put("type", "struct");
                ArrayNode fields = struct.putArray("fields");
                for (Member member : members) {
                    fields.addObject()
                            .put("id", numbers.next())
                            .put("name", member.name())
                            .put("required", false)
                            .set("type", json(member.type(), column, numbers));
                }
                yield struct;
            }
            case SimpleType.VARIANT -> variant(numbers);
            case SimpleType _, DecimalType _ -> nodes.textNode(name(type, column));
        };
    }

    /// Iceberg has a type for it in its version 3 only. In Parquet it is a group of two parts, and
    /// a struct of them is read in the same way.
    private static ObjectNode variant(Numbers numbers) {
        ObjectNode struct = JsonNodeFactory.instance.objectNode().put("type", "struct");
        ArrayNode fields = struct.putArray("fields");
        for (String part : List.of("metadata", "value")) {
            fields.addObject()
                    .put("id", numbers.next())
                    .put("name", part)
                    .put("required", true)
                    .put("type", "binary")
                    .put("doc", VARIANT_PART);
        }
        return struct;
    }

    /// The type that the schema has, or null where the engine has none.
    static @Nullable Type type(JsonNode type) {
        return switch (type.path("type").asText()) {
            case "list" -> {
                Type element = type(type.path("element"));
                yield element == null ? null : new ArrayType(element);
            }
            case "map" -> {
                Type key = type(type.path("key"));
                Type value = type(type.path("value"));
                yield key == null || value == null ? null : new MapType(key, value);
            }
            case "struct" -> struct(type.path("fields"));
            default -> type(type.asText());
        };
    }

    private static @Nullable Type struct(JsonNode fields) {
        if (fields.path(0).path("doc").asText().equals(VARIANT_PART)) {
            return SimpleType.VARIANT;
        }
        List<Member> members = new ArrayList<>();
        for (JsonNode field : fields) {
            Type type = type(field.path("type"));
            if (type == null) {
                return null;
            }
            members.add(new Member(field.path("name").asText(), type));
        }
        return members.isEmpty() ? null : new StructType(members);
    }

    /// The numbers of the parts of a type, as [#json] hands them out.
    static void partNumbers(JsonNode type, List<Integer> numbers) {
        switch (type.path("type").asText()) {
            case "list" -> {
                numbers.add(type.path("element-id").asInt());
                partNumbers(type.path("element"), numbers);
            }
            case "map" -> {
                numbers.add(type.path("key-id").asInt());
                partNumbers(type.path("key"), numbers);
                numbers.add(type.path("value-id").asInt());
                partNumbers(type.path("value"), numbers);
            }
            case "struct" ->
                    type.path("fields")
                            .forEach(
                                    field -> {
                                        numbers.add(field.path("id").asInt());
                                        partNumbers(field.path("type"), numbers);
                                    });
            default -> {}
        }
    }

    /// Whether files that this engine writes fit the type.
    static boolean writable(JsonNode type) {
        Type own = type(type);
        return own != null && (type.isObject() || name(own, "").equals(type.asText()));
    }

    private static String name(Type type, String column) {
        return switch (type) {
            case DecimalType(int precision, int scale) ->
                    "decimal(%d, %d)".formatted(precision, scale);
            case NestedType _ -> throw unsupported(type, column);
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> "boolean";
                        case TINYINT, SMALLINT, INTEGER, NULL -> "int";
                        case BIGINT -> "long";
                        case REAL -> "float";
                        case DOUBLE -> "double";
                        case DATE -> "date";
                        case TIME -> "time";
                        case TIMESTAMP -> "timestamp";
                        case TIMESTAMP_TZ -> "timestamptz";
                        case VARCHAR -> "string";
                        case VARBINARY -> "binary";
                        case UUID -> "uuid";
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, VARIANT ->
                                throw unsupported(type, column);
                    };
        };
    }

    private static FeldsparException unsupported(Type type, String column) {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "Column '%s' is %s, which tables cannot hold".formatted(column, type.sql()),
                "Cast it to VARCHAR, or to a number.");
    }

    /// The narrower type that the name does not tell, or null.
    static @Nullable String narrower(Type type, @Nullable TextLength length) {
        if (length != null) {
            return length.sql();
        }
        return type == SimpleType.TINYINT || type == SimpleType.SMALLINT || type == SimpleType.NULL
                ? ((SimpleType) type).name()
                : null;
    }

    /// The type of a name, or null where the engine has none.
    private static @Nullable Type type(String name) {
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision <= DecimalType.MAX_PRECISION
                    ? new DecimalType(precision, scale)
                    : null;
        }
        return switch (name) {
            case "boolean" -> SimpleType.BOOLEAN;
            case "int" -> SimpleType.INTEGER;
            case "long" -> SimpleType.BIGINT;
            case "float" -> SimpleType.REAL;
            case "double" -> SimpleType.DOUBLE;
            case "date" -> SimpleType.DATE;
            case "time" -> SimpleType.TIME;
            case "timestamp", "timestamp_ns" -> SimpleType.TIMESTAMP;
            case "timestamptz", "timestamptz_ns" -> SimpleType.TIMESTAMP_TZ;
            case "string" -> SimpleType.VARCHAR;
            case "uuid" -> SimpleType.UUID;
            case "binary" -> SimpleType.VARBINARY;
            default -> name.startsWith("fixed[") ? SimpleType.VARBINARY : null;
        };
    }
}
