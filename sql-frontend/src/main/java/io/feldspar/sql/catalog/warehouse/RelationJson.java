package io.feldspar.sql.catalog.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.dialect.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Views, functions, and tables over files, as JSON.
final class RelationJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;

    private RelationJson() {}

    static byte[] content(String name, Relation relation) {
        ObjectNode json = JSON.createObjectNode();
        json.put("feldspar-format", FORMAT).put("name", name);
        switch (relation) {
            case Relation.View view -> {
                json.put("sql", view.sql()).put("dialect", view.dialect().name());
                json.put("catalog", view.currentCatalog()).put("schema", view.currentSchema());
                if (view.definer().kind() == Relation.Definer.Kind.USER) {
                    json.put("definer", view.definer().user());
                }
                view.columns().forEach(json.putArray("columns")::add);
            }
            case Relation.FileTable table -> {
                json.put("format", table.format());
                table.paths().forEach(json.putArray("paths")::add);
                ObjectNode options = json.putObject("options");
                table.options().forEach(options::put);
                if (table.declared() != null) {
                    json.set("columns", TypeJson.json(table.declared()));
                }
            }
            case Relation.Function function -> put(json, function);
            case Relation.JavaFunction function -> RoutineJson.put(json, function);
            case Relation.Numbers(Sequence sequence) -> json.put("sequence", sequence.text());
            case Relation.IcebergTable _,
                    Relation.GeneratedTable _,
                    Relation.Information _,
                    Relation.Restricted _ ->
                    throw new IllegalArgumentException("no file of its own: " + relation);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ObjectNode json, Relation.Function function) {
        json.put("body", function.body()).put("dialect", function.dialect().name());
        json.put("catalog", function.currentCatalog());
        json.put("schema", function.currentSchema());
        json.put("returns", function.returns()).put("table", function.table());
        json.put("comment", function.comment());
        json.set("parameters", JSON.valueToTree(function.parameters()));
        json.set("columns", JSON.valueToTree(function.columns()));
    }

    /// The relation, and the name that it was given.
    record Named(String name, Relation relation) {}

    /// @throws FeldsparException with DATA_CORRUPT
    static Named read(byte[] content, Path file) {
        try {
            JsonNode json = JSON.readTree(content);
            if (json.path("feldspar-format").asInt() != FORMAT) {
                throw new IOException("its format is not " + FORMAT);
            }
            Relation relation =
                    json.has("sql")
                            ? view(json)
                            : json.has("body")
                                    ? function(json)
                                    : json.has("class")
                                            ? RoutineJson.read(json)
                                            : json.has("sequence") ? numbers(json) : table(json);
            return new Named(json.path("name").asText(), relation);
        } catch (IOException | IllegalArgumentException e) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "File '%s' of the warehouse is damaged: %s".formatted(file, e.getMessage()),
                    "Restore it, or drop what it describes.",
                    e);
        }
    }

    private static Relation numbers(JsonNode json) {
        return new Relation.Numbers(Sequence.parse(json.path("sequence").asText()));
    }

    private static Relation view(JsonNode json) {
        return new Relation.View(
                json.path("sql").asText(),
                texts(json.path("columns")),
                json.path("catalog").asText(),
                json.path("schema").asText(),
                Dialect.valueOf(json.path("dialect").asText()),
                json.has("definer")
                        ? Relation.Definer.user(json.path("definer").asText())
                        : Relation.Definer.READER);
    }

    private static Relation function(JsonNode json) {
        return new Relation.Function(
                parameters(json.path("parameters")),
                text(json.path("returns")),
                json.path("table").asBoolean(),
                parameters(json.path("columns")),
                json.path("body").asText(),
                text(json.path("comment")),
                json.path("catalog").asText(),
                json.path("schema").asText(),
                Dialect.valueOf(json.path("dialect").asText()));
    }

    private static List<Relation.Parameter> parameters(JsonNode array) {
        List<Relation.Parameter> parameters = new ArrayList<>();
        array.forEach(
                each ->
                        parameters.add(
                                new Relation.Parameter(
                                        each.path("name").asText(),
                                        text(each.path("type")),
                                        text(each.path("initial")))));
        return parameters;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual() ? value.asText() : null;
    }

    private static Relation table(JsonNode json) {
        Map<String, String> options = new LinkedHashMap<>();
        json.path("options")
                .properties()
                .forEach(each -> options.put(each.getKey(), each.getValue().asText()));
        return new Relation.FileTable(
                json.path("format").asText(),
                texts(json.path("paths")),
                options,
                json.has("columns") ? TypeJson.schema(json.path("columns")) : null);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
