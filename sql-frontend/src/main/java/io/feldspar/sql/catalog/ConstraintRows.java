package io.feldspar.sql.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of `information_schema` about constraints.
final class ConstraintRows {

    /// A table of a catalog.
    record Described(TableName name, TableDetails details) {}

    private final List<Described> tables;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    ConstraintRows(List<Described> tables) {
        this.tables = tables;
    }

    /// Called for each constraint of each table.
    @FunctionalInterface
    private interface Visitor {
        void visit(TableName table, TableConstraint constraint);
    }

    private void each(Visitor visitor) {
        for (Described table : tables) {
            table.details()
                    .constraints()
                    .forEach(constraint -> visitor.visit(table.name(), constraint));
        }
    }

    private void add(@Nullable Object... values) {
        rows.add(Arrays.asList(values));
    }

    List<List<@Nullable Object>> constraints() {
        each(
                (table, constraint) -> {
                    String type =
                            switch (constraint) {
                                case TableConstraint.Check _ -> "CHECK";
                                case TableConstraint.Key key ->
                                        key.primary() ? "PRIMARY KEY" : "UNIQUE";
                                case TableConstraint.ForeignKey _ -> "FOREIGN KEY";
                            };
                    add(
                            table.catalog(),
                            table.schema(),
                            constraint.name(),
                            table.catalog(),
                            table.schema(),
                            table.name(),
                            type,
                            "NO",
                            "NO",
                            constraint instanceof TableConstraint.Check ? "YES" : "NO");
                });
        return rows;
    }

    List<List<@Nullable Object>> checks() {
        each(
                (table, constraint) -> {
                    if (constraint instanceof TableConstraint.Check check) {
                        add(table.catalog(), table.schema(), check.name(), check.condition().sql());
                    }
                });
        return rows;
    }

    List<List<@Nullable Object>> keyColumns() {
        each(
                (table, constraint) -> {
                    if (constraint instanceof TableConstraint.Check) {
                        return;
                    }
                    List<String> columns = constraint.columns();
                    for (int i = 0; i < columns.size(); i++) {
                        add(
                                table.catalog(),
                                table.schema(),
                                constraint.name(),
                                table.catalog(),
                                table.schema(),
                                table.name(),
                                columns.get(i),
                                i + 1,
                                positionThere(constraint, i));
                    }
                });
        return rows;
    }

    private @Nullable Integer positionThere(TableConstraint constraint, int column) {
        if (!(constraint instanceof TableConstraint.ForeignKey key)) {
            return null;
        }
        TableConstraint.Key there = referenced(key);
        return there == null
                ? null
                : (Integer) (there.columns().indexOf(key.referenced().get(column)) + 1);
    }

    List<List<@Nullable Object>> references() {
        each(
                (table, constraint) -> {
                    if (constraint instanceof TableConstraint.ForeignKey key) {
                        TableConstraint.Key there = referenced(key);
                        add(
                                table.catalog(),
                                table.schema(),
                                key.name(),
                                key.table().get(0),
                                key.table().get(1),
                                there == null ? null : there.name(),
                                "NONE",
                                "NO ACTION",
                                "NO ACTION");
                    }
                });
        return rows;
    }

    /// The key that a foreign key is about, or null where none has these columns.
    private TableConstraint.@Nullable Key referenced(TableConstraint.ForeignKey key) {
        for (Described table : tables) {
            TableName name = table.name();
            boolean there = List.of(name.catalog(), name.schema(), name.name()).equals(key.table());
            if (!there) {
                continue;
            }
            for (TableConstraint each : table.details().constraints()) {
                if (each instanceof TableConstraint.Key found
                        && found.columns().size() == key.referenced().size()
                        && found.columns().containsAll(key.referenced())) {
                    return found;
                }
            }
        }
        return null;
    }
}
