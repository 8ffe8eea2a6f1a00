package io.feldspar.sql.catalog.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.feldspar.executor.function.user.FunctionJar;
import io.feldspar.executor.function.user.FunctionSource;
import io.feldspar.executor.function.user.Routine;
import io.feldspar.executor.function.user.UserAggregate;
import io.feldspar.executor.function.user.UserScalar;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.catalog.Relation;
import java.util.ArrayList;
import java.util.List;

/// Functions in Java as JSON. Types and form are written, so that nothing is loaded to list them.
final class RoutineJson {

    private RoutineJson() {}

    static void put(ObjectNode json, Relation.JavaFunction function) {
        Routine routine = function.routine();
        if (!(routine.source() instanceof FunctionSource.NamedClass code)) {
            throw new IllegalArgumentException("no class by name: " + routine.name());
        }
        json.put("class", code.name()).put("function", routine.name());
        ArrayNode jars = json.putArray("jars");
        code.jars()
                .forEach(
                        jar ->
                                jars.addObject()
                                        .put("path", jar.path())
                                        .put("sha256", jar.sha256()));
        ArrayNode parameters = json.putArray("parameters");
        routine.parameters().forEach(type -> parameters.add(TypeJson.json(type)));
        json.set("returns", TypeJson.json(routine.result()));
        json.put("deterministic", routine.deterministic());
        json.put("comment", function.comment());
        switch (routine) {
            case UserScalar scalar -> json.put("form", scalar.form().name());
            case UserAggregate aggregate ->
                    json.put("composed", aggregate.composed())
                            .set("state", TypeJson.json(aggregate.state()));
        }
    }

    static Relation.JavaFunction read(JsonNode json) {
        List<FunctionJar> jars = new ArrayList<>();
        json.path("jars")
                .forEach(
                        jar ->
                                jars.add(
                                        new FunctionJar(
                                                jar.path("path").asText(),
                                                jar.path("sha256").asText())));
        List<Type> parameters = new ArrayList<>();
        json.path("parameters").forEach(type -> parameters.add(TypeJson.type(type)));
        String name = json.path("function").asText();
        Type result = TypeJson.type(json.path("returns"));
        boolean deterministic = json.path("deterministic").asBoolean();
        FunctionSource code = new FunctionSource.NamedClass(json.path("class").asText(), jars);
        Routine routine =
                json.has("state")
                        ? new UserAggregate(
                                name,
                                parameters,
                                json.path("composed").asBoolean(),
                                TypeJson.type(json.path("state")),
                                result,
                                deterministic,
                                code)
                        : new UserScalar(
                                name,
                                parameters,
                                UserScalar.Form.valueOf(json.path("form").asText()),
                                result,
                                deterministic,
                                code);
        JsonNode comment = json.path("comment");
        return new Relation.JavaFunction(routine, comment.isTextual() ? comment.asText() : null);
    }
}
