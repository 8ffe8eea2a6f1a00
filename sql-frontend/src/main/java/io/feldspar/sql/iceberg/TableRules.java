package io.feldspar.sql.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.dialect.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Defaults, generated columns and constraints of a table, which Iceberg's format version 2 has no
/// place for: JSON in one property of the table. Columns are told by their numbers.
///
/// ```text
/// {"columns": {"3": {"default": "1 + 1", "dialect": "FELDSPAR"}},
///  "constraints": [{"name": "t_pkey", "primary": [1, 2]}]}
/// ```
final class TableRules {

    /// The property.
    static final String PROPERTY = "feldspar.rules";

    private final ObjectNode json;

    private TableRules(ObjectNode json) {
        this.json = json;
    }

    /// @param text of the property, or null where there is none
    static TableRules parse(@Nullable String text) {
        if (text == null) {
            return new TableRules(TableMetadata.JSON.createObjectNode());
        }
        try {
            return new TableRules((ObjectNode) TableMetadata.JSON.readTree(text));
        } catch (IOException | ClassCastException e) {
            throw new IllegalStateException("property " + PROPERTY + " is not an object", e);
        }
    }

    /// The text of the property, or null where there are no rules.
    @Nullable String text() {
        return json.path("columns").isEmpty() && json.path("constraints").isEmpty()
                ? null
                : json.toString();
    }

    /// @param names of columns by number, null where there is none any more
    @Nullable ColumnValue value(int column, IntFunction<@Nullable String> names) {
        JsonNode node = json.path("columns").path(String.valueOf(column));
        if (node.has("default")) {
            return new ColumnValue.Default(formula(node, "default", List.of()));
        }
        if (node.has("generated")) {
            List<String> read = names(node.path("reads"), names);
            return read == null
                    ? null
                    : new ColumnValue.Generated(formula(node, "generated", read));
        }
        return node.has("identity")
                ? new ColumnValue.Identity(
                        node.path("identity").asText().equals("always"),
                        node.path("start").asLong(),
                        node.path("increment").asLong())
                : null;
    }

    void setValue(int column, @Nullable ColumnValue value, ToIntFunction<String> numbers) {
        ObjectNode columns = json.withObjectProperty("columns");
        columns.remove(String.valueOf(column));
        if (value == null) {
            return;
        }
        ObjectNode node = columns.putObject(String.valueOf(column));
        switch (value) {
            case ColumnValue.Default(Formula formula) -> put(node, "default", formula);
            case ColumnValue.Generated(Formula formula) -> {
                put(node, "generated", formula);
                putNumbers(node.putArray("reads"), formula.columns(), numbers);
            }
            case ColumnValue.Identity identity -> {
                node.put("identity", identity.always() ? "always" : "by default");
                node.put("start", identity.start()).put("increment", identity.increment());
            }
        }
    }

    private static void put(ObjectNode node, String kind, Formula formula) {
        node.put(kind, formula.sql()).put("dialect", formula.dialect().name());
    }

    private static Formula formula(JsonNode node, String kind, List<String> reads) {
        return new Formula(
                node.path(kind).asText(), Dialect.valueOf(node.path("dialect").asText()), reads);
    }

    /// Those whose columns are all there, in the order in which they were made.
    List<TableConstraint> constraints(IntFunction<@Nullable String> names) {
        List<TableConstraint> constraints = new ArrayList<>();
        for (JsonNode node : json.path("constraints")) {
            List<String> columns = names(node.path("columns"), names);
            if (columns != null) {
                constraints.add(constraint(node, columns));
            }
        }
        return constraints;
    }

    private static TableConstraint constraint(JsonNode node, List<String> columns) {
        String name = node.path("name").asText();
        return switch (node.path("kind").asText()) {
            case "check" -> new TableConstraint.Check(name, formula(node, "check", columns));
            case "foreign" ->
                    new TableConstraint.ForeignKey(
                            name,
                            columns,
                            texts(node.path("table")),
                            texts(node.path("referenced")));
            case String kind -> new TableConstraint.Key(name, kind.equals("primary"), columns);
        };
    }

    void add(TableConstraint constraint, ToIntFunction<String> numbers) {
        ObjectNode node = json.withArray("constraints").addObject();
        node.put("name", constraint.name());
        switch (constraint) {
            case TableConstraint.Check check -> {
                node.put("kind", "check");
                put(node, "check", check.condition());
            }
            case TableConstraint.Key key -> node.put("kind", key.primary() ? "primary" : "unique");
            case TableConstraint.ForeignKey key -> {
                node.put("kind", "foreign");
                key.table().forEach(node.putArray("table")::add);
                key.referenced().forEach(node.putArray("referenced")::add);
            }
        }
        putNumbers(node.putArray("columns"), constraint.columns(), numbers);
    }

    /// @return false if there is none of that name
    boolean drop(String constraint) {
        return removeIf(node -> node.path("name").asText().equalsIgnoreCase(constraint));
    }

    /// Drops the constraints about a column, and what is known of it.
    void dropColumn(int column) {
        json.withObjectProperty("columns").remove(String.valueOf(column));
        removeIf(node -> holds(node.path("columns"), column));
    }

    private boolean removeIf(java.util.function.Predicate<JsonNode> condition) {
        boolean removed = false;
        Iterator<JsonNode> all = json.withArray("constraints").iterator();
        while (all.hasNext()) {
            if (condition.test(all.next())) {
                all.remove();
                removed = true;
            }
        }
        return removed;
    }

    /// The number of a generated column that reads the column, or null.
    @Nullable Integer generatedFrom(int column) {
        for (var each : json.path("columns").properties()) {
            if (holds(each.getValue().path("reads"), column)) {
                return Integer.valueOf(each.getKey());
            }
        }
        return null;
    }

    /// The name of a check that reads the column, or null.
    @Nullable String checkOf(int column) {
        for (JsonNode node : json.path("constraints")) {
            if (node.has("check") && holds(node.path("columns"), column)) {
                return node.path("name").asText();
            }
        }
        return null;
    }

    private static boolean holds(JsonNode numbers, int column) {
        for (JsonNode each : numbers) {
            if (each.asInt() == column) {
                return true;
            }
        }
        return false;
    }

    private static void putNumbers(
            ArrayNode array, List<String> columns, ToIntFunction<String> numbers) {
        columns.forEach(column -> array.add(numbers.applyAsInt(column)));
    }

    private static @Nullable List<String> names(
            JsonNode numbers, IntFunction<@Nullable String> names) {
        List<String> found = new ArrayList<>();
        for (JsonNode each : numbers) {
            String name = names.apply(each.asInt());
            if (name == null) {
                return null;
            }
            found.add(name);
        }
        return found;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
