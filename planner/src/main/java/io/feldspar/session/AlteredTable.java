package io.feldspar.session;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What ALTER TABLE makes of a table: its changes with expressions analyzed and constraints named,
/// and the values that rows get for new columns.
final class AlteredTable {

    /// A column after the changes so far.
    ///
    /// @param before its name before the statement, or null for a new one
    private record Column(ColumnDefinition definition, @Nullable String before) {

        String name() {
            return definition.field().name();
        }

        boolean isNamed(String name) {
            return name().equalsIgnoreCase(name);
        }
    }

    private final StatementContext context;
    private final TableName table;
    private final List<TableConstraint> constraints;
    private final List<PartitionField> partitioning;
    private final List<Column> columns = new ArrayList<>();
    private final List<TableAlteration> changes = new ArrayList<>();

    private AlteredTable(StatementContext context, TableName table, TableDetails details) {
        this.context = context;
        this.table = table;
        this.constraints = new ArrayList<>(details.constraints());
        this.partitioning = new ArrayList<>(details.partitioning());
        details.columns().forEach(each -> columns.add(new Column(each, each.field().name())));
    }

    static AlteredTable of(
            StatementContext context,
            TableName table,
            TableDetails details,
            List<TableAlteration> changes) {
        AlteredTable altered = new AlteredTable(context, table, details);
        changes.forEach(altered::add);
        return altered;
    }

    List<TableAlteration> changes() {
        return changes;
    }

    private TableDeclaration declaration(@Nullable Field added) {
        List<Field> fields =
                new ArrayList<>(columns.stream().map(each -> each.definition.field()).toList());
        if (added != null) {
            fields.add(added);
        }
        return new TableDeclaration(context, table, new Schema(fields), constraints);
    }

    private void add(TableAlteration change) {
        switch (change) {
            case TableAlteration.AddColumn add -> add(add);
            case TableAlteration.SetDefault(String column, Formula value) ->
                    changes.add(
                            new TableAlteration.SetDefault(
                                    column,
                                    value == null
                                            ? null
                                            : declaration(null).defaultOf(column, value)));
            case TableAlteration.AddConstraint(TableConstraint constraint) -> add(constraint);
            case TableAlteration.RenameColumn(String column, String name) -> {
                columns.replaceAll(each -> each.isNamed(column) ? renamed(each, name) : each);
                changes.add(change);
            }
            case TableAlteration.DropColumn drop -> {
                columns.removeIf(each -> each.isNamed(drop.column()));
                changes.add(change);
            }
            case TableAlteration.DropConstraint drop -> {
                constraints.removeIf(each -> drop.name().equalsIgnoreCase(each.name()));
                changes.add(change);
            }
            case TableAlteration.AddPartitionField(PartitionField field) ->
                    addPartitions(declaration(null).partitionField(field, partitioning));
            case TableAlteration.DropPartitionField(PartitionField field) ->
                    dropPartitions(PartitionFields.find(field, partitioning));
            case TableAlteration.WidenColumn _,
                    TableAlteration.SetNullable _,
                    TableAlteration.DropGeneration _,
                    TableAlteration.CommentColumn _,
                    TableAlteration.MoveColumn _,
                    TableAlteration.SetProperty _,
                    TableAlteration.UnsetProperty _ ->
                    changes.add(change);
        }
    }

    private void addPartitions(PartitionField field) {
        partitioning.add(field);
        changes.add(new TableAlteration.AddPartitionField(field));
    }

    private void dropPartitions(PartitionField field) {
        partitioning.remove(field);
        changes.add(new TableAlteration.DropPartitionField(field));
    }

    private static Column renamed(Column column, String name) {
        ColumnDefinition definition = column.definition;
        Field field = definition.field();
        return new Column(
                new ColumnDefinition(field.named(name), definition.comment(), definition.value()),
                column.before);
    }

    private void add(TableAlteration.AddColumn add) {
        Field field = add.column().field();
        boolean there = columns.stream().anyMatch(each -> each.isNamed(field.name()));
        if (there) {
            changes.add(add);
            return;
        }
        Set<String> generated =
                columns.stream()
                        .filter(each -> each.definition.value() instanceof ColumnValue.Generated)
                        .map(Column::name)
                        .collect(Collectors.toSet());
        ColumnDefinition column = declaration(field).column(add.column(), generated);
        columns.add(new Column(column, null));
        changes.add(new TableAlteration.AddColumn(column, add.position(), add.ifNotExists()));
    }

    private void add(TableConstraint written) {
        TableConstraint constraint = declaration(null).constraint(written);
        if (constraint instanceof TableConstraint.Key key && key.primary()) {
            key.columns()
                    .forEach(column -> changes.add(new TableAlteration.SetNullable(column, false)));
        }
        constraints.add(constraint);
        changes.add(new TableAlteration.AddConstraint(constraint));
    }

    /// Whether new columns have values in existing rows.
    boolean hasNewValues() {
        return columns.stream()
                .anyMatch(each -> each.before == null && each.definition.value() != null);
    }

    /// Rewrites all rows, with values for the new columns.
    ///
    /// @param rewrite of the table with the changes
    void fill(StatementContext context, TableRewrite rewrite) {
        String rows = UUID.randomUUID().toString();
        Set<Integer> missing = new TreeSet<>();
        List<String> items = new ArrayList<>();
        Schema target = rewrite.columns();
        for (int i = 0; i < target.size(); i++) {
            String before = before(target.field(i).name());
            if (before == null) {
                missing.add(i);
                items.add("NULL");
            } else {
                items.add(WrittenName.of(before, Dialect.FELDSPAR));
            }
        }
        String sql =
                "SELECT %s FROM %s"
                        .formatted(
                                String.join(", ", items),
                                WrittenName.of(
                                        List.of(SessionCatalog.ROWS, rows), Dialect.FELDSPAR));
        rewrite.replaceAll();
        context.catalog().addRows(rows, rewrite.rows());
        try {
            PlannedQuery query =
                    context.session()
                            .plan(QueryText.of(sql), List.of(), context.operation()::check);
            PlannedQuery shaped = Insertion.shape(query, target, List.of(), table.name());
            StagedWrite.run(
                    context,
                    PlannedWrite.of(context, table, shaped.plan(), rewrite, missing),
                    false);
        } finally {
            context.catalog().removeRows(rows);
        }
    }

    private @Nullable String before(String name) {
        return columns.stream()
                .filter(each -> each.isNamed(name))
                .findFirst()
                .map(Column::before)
                .orElse(null);
    }
}
