package io.feldspar.sql.catalog.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Columns as JSON: `[{"name": "a", "type": "INTEGER", "nullable": true}]`.
final class TypeJson {

    private TypeJson() {}

    static ArrayNode json(Schema schema) {
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        for (Field field : schema.fields()) {
            columns.addObject()
                    .put("name", field.name())
                    .put("nullable", field.nullable())
                    .set("type", json(field.type()));
        }
        return columns;
    }

    static Schema schema(JsonNode columns) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode column : columns) {
            fields.add(
                    new Field(
                            column.path("name").asText(),
                            type(column.path("type")),
                            column.path("nullable").asBoolean()));
        }
        return new Schema(fields);
    }

    static JsonNode json(Type type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (type) {
            case SimpleType simple -> nodes.textNode(simple.name());
            case DecimalType(int precision, int scale) ->
                    nodes.objectNode().set("decimal", nodes.arrayNode().add(precision).add(scale));
            case ArrayType(Type element) -> nodes.objectNode().set("array", json(element));
            case MapType(Type key, Type value) ->
                    nodes.objectNode()
                            .set("map", nodes.arrayNode().add(json(key)).add(json(value)));
            case StructType(List<Member> members) -> {
                ArrayNode fields = nodes.arrayNode();
                for (Member member : members) {
                    fields.addObject().put("name", member.name()).set("type", json(member.type()));
                }
                yield nodes.objectNode().set("struct", fields);
            }
        };
    }

    static Type type(JsonNode type) {
        if (type.isTextual()) {
            return SimpleType.valueOf(type.asText());
        }
        JsonNode parts = type.path("decimal");
        if (parts.isArray()) {
            return new DecimalType(parts.path(0).asInt(), parts.path(1).asInt());
        }
        if (type.has("array")) {
            return new ArrayType(type(type.path("array")));
        }
        if (type.has("map")) {
            return new MapType(type(type.path("map").path(0)), type(type.path("map").path(1)));
        }
        List<Member> members = new ArrayList<>();
        for (JsonNode member : type.path("struct")) {
            members.add(new Member(member.path("name").asText(), type(member.path("type"))));
        }
        return new StructType(members);
    }
}
