package io.feldspar.sql.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableAlteration.Position;
import io.feldspar.sql.catalog.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Other columns for the rows that there are. A column keeps its number, by which data files are
/// read, whatever else becomes of it; a new one gets a number that no column had.
final class SchemaEvolution {

    private final TableMetadata base;
    private final MetadataBuilder next;
    private final List<ObjectNode> fields = new ArrayList<>();
    private final ColumnTypes.Numbers numbers;
    private final TableRules rules;
    private final boolean hasRows;
    private final List<TableAlteration> partitionChanges = new ArrayList<>();
    private boolean changed;

    /// @param base the table before
    /// @param next where the changes go
    /// @param hasRows whether there are rows that a new column has no values for
    SchemaEvolution(TableMetadata base, MetadataBuilder next, boolean hasRows) {
        this.base = base;
        this.next = next;
        this.hasRows = hasRows;
        this.rules = base.rules();
        this.numbers = new ColumnTypes.Numbers(base.lastColumnId());
        base.schema(base.schemaId())
                .path("fields")
                .forEach(field -> fields.add(((ObjectNode) field).deepCopy()));
    }

    /// Makes the changes, each after the one before it.
    void apply(List<TableAlteration> changes) {
        changes.forEach(this::apply);
        if (changed) {
            next.schema(fields, numbers.last());
        }
        next.rules(rules);
        partitionChanges.forEach(this::partition);
    }

    /// Columns are as the statement leaves them.
    private void partition(TableAlteration change) {
        List<PartitionField> partitioning = new ArrayList<>(next.build().partitioning());
        if (change instanceof TableAlteration.AddPartitionField(PartitionField field)) {
            partitioning.add(field);
        } else if (change instanceof TableAlteration.DropPartitionField(PartitionField field)) {
            partitioning.removeIf(each -> each.name().equals(field.name()));
        }
        next.partitioning(partitioning);
    }

    private void apply(TableAlteration change) {
        switch (change) {
            case TableAlteration.AddColumn add -> add(add);
            case TableAlteration.DropColumn drop -> drop(drop);
            case TableAlteration.RenameColumn rename -> rename(rename);
            case TableAlteration.WidenColumn(Field wider) -> widen(get(wider.name()), wider);
            case TableAlteration.SetDefault(String column, Formula value) ->
                    setDefault(get(column), value);
            case TableAlteration.DropGeneration drop -> dropGeneration(drop);
            case TableAlteration.AddConstraint(TableConstraint constraint) -> add(constraint);
            case TableAlteration.DropConstraint drop -> drop(drop);
            case TableAlteration.SetNullable(String column, boolean nullable) -> {
                get(column).put("required", !nullable);
                changed = true;
            }
            case TableAlteration.CommentColumn(String column, String comment) ->
                    comment(get(column), comment);
            case TableAlteration.MoveColumn(String column, Position position) -> {
                ObjectNode field = get(column);
                fields.remove(field);
                insert(field, position);
            }
            case TableAlteration.AddPartitionField _, TableAlteration.DropPartitionField _ ->
                    partitionChanges.add(change);
            case TableAlteration.SetProperty(String name, String value) ->
                    next.property(TableProperties.settable(name), value);
            case TableAlteration.UnsetProperty(String name, boolean ifExists) -> {
                if (!ifExists && !base.properties().containsKey(name)) {
                    throw new FeldsparException(
                            ErrorCode.INVALID_STATEMENT,
                            "The table has no property '%s'".formatted(name),
                            "Use IF EXISTS if it may be missing.");
                }
                next.property(TableProperties.settable(name), null);
            }
        }
    }

    private void rename(TableAlteration.RenameColumn rename) {
        ObjectNode field = get(rename.column());
        requireNew(rename.name(), field);
        requireUnread(field, "renamed");
        field.put("name", rename.name());
        changed = true;
    }

    private void drop(TableAlteration.DropConstraint drop) {
        if (!rules.drop(drop.name()) && !drop.ifExists()) {
            throw new FeldsparException(
                    ErrorCode.OBJECT_NOT_FOUND,
                    "The table has no constraint '%s'".formatted(drop.name()),
                    "See DESCRIBE EXTENDED.");
        }
    }

    private void add(TableAlteration.AddColumn add) {
        ColumnDefinition column = add.column();
        Field field = column.field();
        if (add.ifNotExists() && find(field.name()) != null) {
            return;
        }
        requireNew(field.name(), null);
        if (!field.nullable() && hasRows) {
            throw new FeldsparException(
                    ErrorCode.NOT_NULL_VIOLATION,
                    "Column '%s' cannot be NOT NULL: the rows that there are have no value for it"
                            .formatted(field.name()),
                    "Add it without NOT NULL, fill it with UPDATE, then use SET NOT NULL.");
        }
        int id = numbers.next();
        ObjectNode node =
                TableMetadata.JSON
                        .createObjectNode()
                        .put("id", id)
                        .put("name", field.name())
                        .put("required", !field.nullable());
        node.set("type", ColumnTypes.json(field.type(), field.name(), numbers));
        narrow(id, field.type(), field.length());
        rules.setValue(id, column.value(), this::number);
        comment(node, column.comment());
        insert(node, add.position());
    }

    private void drop(TableAlteration.DropColumn drop) {
        if (drop.ifExists() && find(drop.column()) == null) {
            return;
        }
        ObjectNode field = get(drop.column());
        if (fields.size() == 1) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Column '%s' is the only one of the table".formatted(drop.column()),
                    "Use DROP TABLE.");
        }
        requireNotGeneratedFrom(field, "dropped");
        requireNoPartitions(field);
        fields.remove(field);
        narrow(id(field), SimpleType.INTEGER, null);
        rules.dropColumn(id(field));
        changed = true;
    }

    private void requireNoPartitions(ObjectNode column) {
        for (PartitionSpec.Field field : next.build().spec().fields()) {
            if (field.effective() && field.source() == id(column)) {
                throw new FeldsparException(
                        ErrorCode.DEPENDENT_OBJECTS,
                        "Column '%s' cannot be dropped: the table is partitioned by '%s'"
                                .formatted(column.path("name").asText(), field.name()),
                        "Use ALTER TABLE … DROP PARTITION FIELD %s first.".formatted(field.name()));
            }
        }
    }

    private static int id(JsonNode field) {
        return field.path("id").asInt();
    }

    private int number(String column) {
        return id(get(column));
    }

    private void setDefault(ObjectNode field, @Nullable Formula value) {
        ColumnValue before = rules.value(id(field), _ -> "");
        if (before != null && !(before instanceof ColumnValue.Default)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Column '%s' is generated".formatted(field.path("name").asText()),
                    "Use DROP EXPRESSION or DROP IDENTITY first.");
        }
        rules.setValue(
                id(field), value == null ? null : new ColumnValue.Default(value), this::number);
    }

    private void dropGeneration(TableAlteration.DropGeneration drop) {
        ObjectNode field = get(drop.column());
        ColumnValue before = rules.value(id(field), _ -> "");
        if (before == null || before instanceof ColumnValue.Default) {
            if (!drop.ifExists()) {
                throw new FeldsparException(
                        ErrorCode.INVALID_STATEMENT,
                        "Column '%s' is not generated".formatted(drop.column()),
                        "Use IF EXISTS if it may be missing.");
            }
            return;
        }
        rules.setValue(id(field), null, this::number);
    }

    private void add(TableConstraint constraint) {
        String name = constraint.name();
        for (TableConstraint each : rules.constraints(_ -> "")) {
            if (name != null && name.equalsIgnoreCase(each.name())) {
                throw new FeldsparException(
                        ErrorCode.DUPLICATE_OBJECT,
                        "The table has a constraint '%s' already".formatted(name),
                        "Choose another name.");
            }
            if (constraint instanceof TableConstraint.Key key
                    && key.primary()
                    && each instanceof TableConstraint.Key other
                    && other.primary()) {
                throw new FeldsparException(
                        ErrorCode.INVALID_DEFINITION,
                        "The table has a primary key already: '%s'".formatted(other.name()),
                        "Drop it with DROP CONSTRAINT.");
            }
        }
        rules.add(constraint, this::number);
    }

    /// The text of an expression names the column.
    private void requireUnread(ObjectNode field, String what) {
        requireNotGeneratedFrom(field, what);
        String check = rules.checkOf(id(field));
        if (check != null) {
            throw new FeldsparException(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Column '%s' cannot be %s: constraint '%s' reads it"
                            .formatted(field.path("name").asText(), what, check),
                    "Drop the constraint first, and add it again.");
        }
    }

    private void requireNotGeneratedFrom(ObjectNode field, String what) {
        Integer generated = rules.generatedFrom(id(field));
        if (generated != null) {
            throw new FeldsparException(
                    ErrorCode.DEPENDENT_OBJECTS,
                    "Column '%s' cannot be %s: column '%s' is generated from it"
                            .formatted(
                                    field.path("name").asText(),
                                    what,
                                    fields.stream()
                                            .filter(each -> id(each) == generated)
                                            .findFirst()
                                            .map(each -> each.path("name").asText())
                                            .orElse("")),
                    "Drop that column first, or use ALTER COLUMN … DROP EXPRESSION.");
        }
    }

    private void widen(ObjectNode field, Field wider) {
        int id = field.path("id").asInt();
        TableColumn before =
                base.columns().stream().filter(each -> each.id() == id).findFirst().orElse(null);
        Type type = wider.type();
        if (before != null
                && type.equals(before.type())
                && Objects.equals(wider.length(), before.length())) {
            return;
        }
        if (before == null || !widens(before, wider)) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Column '%s' is %s, which cannot become %s without rewriting all rows"
                            .formatted(
                                    field.path("name").asText(),
                                    before == null ? field.path("type") : sql(before),
                                    wider.sqlType()),
                    "Integers, REAL, VARCHAR(n) and the precision of decimals can become wider."
                            + " Else add a column, fill it with UPDATE, and drop this one.");
        }
        if (!type.equals(before.type())) {
            field.set("type", ColumnTypes.json(type, "", numbers));
        }
        narrow(id, type, wider.length());
        changed = true;
    }

    private static String sql(TableColumn column) {
        TextLength length = column.length();
        return length == null ? String.valueOf(column.type()) : length.sql();
    }

    private static boolean widens(TableColumn from, Field to) {
        Type before = from.type();
        if (before == SimpleType.VARCHAR && to.type() == SimpleType.VARCHAR) {
            return widens(from.length(), to.length());
        }
        return before != null && TableAlteration.WidenColumn.possible(before, to.type());
    }

    private static boolean widens(@Nullable TextLength from, @Nullable TextLength to) {
        return to == null || (from != null && !to.fixed() && to.most() >= from.most());
    }

    private void narrow(int id, Type type, @Nullable TextLength length) {
        next.property(TableMetadata.NARROW_TYPE + id, ColumnTypes.narrower(type, length));
    }

    private void comment(ObjectNode field, @Nullable String comment) {
        if (comment == null) {
            field.remove("doc");
        } else {
            field.put("doc", comment);
        }
        changed = true;
    }

    private void insert(ObjectNode field, @Nullable Position position) {
        int index = fields.size();
        if (position != null) {
            index = position.after() == null ? 0 : fields.indexOf(get(position.after())) + 1;
        }
        fields.add(index, field);
        changed = true;
    }

    private @Nullable ObjectNode find(String name) {
        return fields.stream()
                .filter(field -> field.path("name").asText().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode get(String name) {
        ObjectNode field = find(name);
        if (field == null) {
            throw new FeldsparException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "Column '%s' not found".formatted(name),
                    "There are %s."
                            .formatted(
                                    fields.stream()
                                            .map(each -> each.path("name").asText())
                                            .toList()));
        }
        return field;
    }

    /// @param same the column that may have the name, or null
    private void requireNew(String name, @Nullable JsonNode same) {
        ObjectNode there = find(name);
        if (there != null && !Objects.equals(there, same)) {
            throw new FeldsparException(
                    ErrorCode.COLUMN_DUPLICATE,
                    "Column '%s' is there already".formatted(name),
                    "Choose another name.");
        }
    }
}
