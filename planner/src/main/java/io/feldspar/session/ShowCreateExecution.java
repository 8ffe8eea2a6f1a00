package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.List;
import java.util.stream.Collectors;

/// SHOW CREATE: the statement that makes a table, a view or a schema.
record ShowCreateExecution(Statement.ShowCreate show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        boolean spark = context.session().dialect() == Dialect.SPARK;
        String text =
                switch (show.kind()) {
                    case SCHEMA -> schema(context);
                    case TABLE, VIEW -> relation(context);
                };
        return TextRows.of(List.of(spark ? "createtab_stmt" : "statement"), List.of(List.of(text)));
    }

    private String schema(StatementContext context) {
        List<String> name = show.name();
        String catalog = name.size() > 1 ? name.getFirst() : context.session().currentCatalog();
        if (!context.catalogs().hasSchema(catalog, name.getLast())) {
            throw new FeldsparException(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Schema '%s' not found".formatted(String.join(".", name)),
                    "See SHOW SCHEMAS.");
        }
        return "CREATE SCHEMA "
                + WrittenName.of(List.of(catalog, name.getLast()), context.session().dialect());
    }

    private String relation(StatementContext context) {
        NamedRelation found = NamedRelation.find(context, show.name());
        return switch (found.relation()) {
            case Relation.View view -> {
                if (!found.isDefinitionShown(context)) {
                    throw new FeldsparException(
                            ErrorCode.INSUFFICIENT_PRIVILEGE,
                            "What '%s' is defined as is shown to its owner alone"
                                    .formatted(String.join(".", show.name())),
                            "See DESCRIBE.");
                }
                yield view(found, view);
            }
            case Relation.FileTable table -> {
                requireTable();
                yield table(found, table, context.session().dialect());
            }
            case Relation.IcebergTable table -> {
                requireTable();
                yield CreateTableText.of(
                        found.name(),
                        context.catalogs().writable(found.name().getFirst()).details(table),
                        context.session().dialect());
            }
            case Relation.Restricted _ ->
                    throw new FeldsparException(
                            ErrorCode.INSUFFICIENT_PRIVILEGE,
                            "Of '%s' a part alone is shown"
                                    .formatted(String.join(".", show.name())),
                            "See DESCRIBE.");
            case Relation.Callable _ ->
                    throw notMade("'%s' is a function", "Use DESCRIBE FUNCTION.");
            case Relation.Numbers _ -> throw notMade("'%s' is a sequence", "See DESCRIBE.");
            case Relation.GeneratedTable _, Relation.Information _ ->
                    throw notMade("'%s' is built in and has no CREATE statement", "See DESCRIBE.");
            case null -> throw notMade("'%s' names files, not a table", "See DESCRIBE.");
        };
    }

    private void requireTable() {
        if (show.kind() == Statement.ShowCreate.Kind.VIEW) {
            throw notMade("'%s' is a table, not a view", "Use SHOW CREATE TABLE.");
        }
    }

    private FeldsparException notMade(String problem, String advice) {
        return new FeldsparException(
                ErrorCode.INVALID_STATEMENT,
                problem.formatted(String.join(".", show.name())),
                advice);
    }

    private static String view(NamedRelation found, Relation.View view) {
        Dialect dialect = view.dialect();
        String name =
                found.temporary()
                        ? WrittenName.of(found.name().getLast(), dialect)
                        : WrittenName.of(found.name(), dialect);
        String columns =
                view.columns().isEmpty()
                        ? ""
                        : view.columns().stream()
                                .map(column -> WrittenName.of(column, dialect))
                                .collect(Collectors.joining(", ", " (", ")"));
        return "CREATE %sVIEW %s%s AS\n%s"
                .formatted(found.temporary() ? "TEMPORARY " : "", name, columns, view.sql());
    }

    private static String table(NamedRelation found, Relation.FileTable table, Dialect dialect) {
        StringBuilder text = new StringBuilder("CREATE TABLE ");
        text.append(WrittenName.of(found.name(), dialect));
        Schema declared = table.declared();
        if (declared != null) {
            text.append(columns(declared, dialect));
        }
        text.append("\nUSING ").append(table.format());
        if (!table.options().isEmpty()) {
            text.append(
                    NamedRelation.sorted(table.options()).entrySet().stream()
                            .map(
                                    option ->
                                            "'%s' = %s"
                                                    .formatted(
                                                            option.getKey(),
                                                            CreateTableText.quoted(
                                                                    option.getValue(), dialect)))
                            .collect(Collectors.joining(", ", "\nOPTIONS (", ")")));
        }
        return text.append("\nLOCATION ")
                .append(CreateTableText.quoted(String.join(",", table.paths()), dialect))
                .toString();
    }

    private static String columns(Schema columns, Dialect dialect) {
        return columns.fields().stream()
                .map(field -> "\n  " + column(field, dialect))
                .collect(Collectors.joining(",", " (", ")"));
    }

    private static String column(Field field, Dialect dialect) {
        return WrittenName.of(field.name(), dialect)
                + " "
                + field.type().sql()
                + (field.nullable() ? "" : " NOT NULL");
    }
}
