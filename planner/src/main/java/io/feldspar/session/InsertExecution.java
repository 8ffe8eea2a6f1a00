package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.session.setting.PartitionOverwrite;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// INSERT, which adds files to a table. Statements that run do not see them.
record InsertExecution(Statement.Insert insert) implements WriteExecution {

    @Override
    public PlannedWrite plan(StatementContext context) {
        TableName name = context.catalog().resolve(insert.table());
        if (insert.conflict() != null) {
            throw refused(
                    "An INSERT into '%s' with ON CONFLICT is not explained",
                    "Explain the query of its rows.", name);
        }
        CatalogEntry entry = context.catalogs().entry(name);
        Relation.Table target = checkedTarget(context, name);
        return switch (target) {
            case Relation.IcebergTable table -> intoTable(context, name, table);
            case Relation.FileTable table -> intoFiles(context, name, table, entry);
            case Relation.GeneratedTable _ ->
                    throw refused("Table '%s' is generated", "Insert into another.", name);
        };
    }

    private Relation.Table checkedTarget(StatementContext context, TableName name) {
        Catalogs catalogs = context.catalogs();
        catalogs.writable(name.catalog());
        Relation.Table target = target(catalogs.entry(name), name);
        context.catalog().access().requireInsert(name.securable(), insert.columns());
        if (insert.overwrite()) {
            context.catalog().access().require(Privilege.OWNERSHIP, name.securable());
        }
        return target;
    }

    @Override
    public OperationResult run(StatementContext context) {
        if (insert.conflict() != null) {
            return new ConflictExecution(insert, insert.conflict()).run(context);
        }
        return insert.overwrite()
                ? Contention.run(context, insert.table(), false, () -> write(context))
                : write(context);
    }

    private OperationResult write(StatementContext context) {
        if (insert.returning() == null) {
            return new OperationResult.Updated(write(context, plan(context)));
        }
        TableName name = context.catalog().resolve(insert.table());
        context.catalog().access().require(Privilege.SELECT, name.securable());
        TableWrite write = begin(context, name);
        Returning returning =
                Objects.requireNonNull(
                        Returning.of(context, insert, alias(context), write.columns()));
        try (ComputedRows rows = computed(context, name, write)) {
            OperationResult returned = returning.of(rows.plan());
            write(context, PlannedWrite.of(context, name, rows.plan(), write, Set.of()));
            return returned;
        }
    }

    private String alias(StatementContext context) {
        String alias = insert.alias();
        return WrittenName.of(
                alias == null ? insert.table().getLast() : alias, context.session().dialect());
    }

    private static long write(StatementContext context, PlannedWrite write) {
        return SmallInsert.fits(write)
                ? SmallInsert.run(context, write)
                : StagedWrite.run(context, write, false).rows();
    }

    private TableWrite begin(StatementContext context, TableName name) {
        return switch (checkedTarget(context, name)) {
            case Relation.IcebergTable table -> begin(context, name, table);
            case Relation.FileTable _, Relation.GeneratedTable _ ->
                    throw refused(
                            "RETURNING cannot be used for '%s': it is not a table of the warehouse",
                            "Leave it out.", name);
        };
    }

    private TableWrite begin(
            StatementContext context, TableName name, Relation.IcebergTable table) {
        return insert.overwrite()
                ? overwrite(context, name, table)
                : context.catalog().insert(name, table);
    }

    private ComputedRows computed(StatementContext context, TableName name, TableWrite write) {
        GivenValues given = given(context, write);
        return new ComputedRows(
                context,
                TableRows.completed(context, name, write, given.rows().plan(), given.missing()),
                write.directory().resolve("_rows-" + UUID.randomUUID()));
    }

    private GivenValues given(StatementContext context, TableWrite write) {
        return GivenValues.of(ofQuery(context), insert, write.details());
    }

    /// The context with the `?` of the query alone.
    private StatementContext ofQuery(StatementContext context) {
        QueryText query = insert.query();
        return context.withFirst(query == null ? 0 : query.parameters());
    }

    private PlannedWrite intoTable(
            StatementContext context, TableName name, Relation.IcebergTable table) {
        TableWrite write = begin(context, name, table);
        GivenValues given = given(context, write);
        return PlannedWrite.of(context, name, given.rows().plan(), write, given.missing());
    }

    private static TableWrite overwrite(
            StatementContext context, TableName name, Relation.IcebergTable table) {
        TableRewrite rewrite = context.catalog().rewrite(name, table);
        boolean dynamic =
                context.session().settings().get(Setting.PARTITION_OVERWRITE)
                        == PartitionOverwrite.DYNAMIC;
        if (dynamic && !rewrite.details().partitioning().isEmpty()) {
            rewrite.replaceWritten();
        } else {
            rewrite.replaceAll();
        }
        return rewrite;
    }

    private PlannedQuery shaped(StatementContext context, TableName name, Schema schema) {
        QueryText query = insert.query();
        if (query == null) {
            throw refused("Table '%s' is over files and has no defaults", "Give values.", name);
        }
        PlannedQuery planned = context.plan(query);
        List<String> columns =
                insert.byName()
                        ? planned.schema().fields().stream().map(Field::name).toList()
                        : insert.columns();
        return Insertion.shape(planned, schema, columns, name.name());
    }

    private PlannedWrite intoFiles(
            StatementContext context,
            TableName name,
            Relation.FileTable target,
            @Nullable CatalogEntry entry) {
        Catalogs catalogs = context.catalogs();
        Relation.FileTable table = directory(target, name);
        if (context.catalog().transaction() != null) {
            throw SessionTransaction.refused(
                    "INSERT into '%s', a table over files,".formatted(name.name()));
        }
        if (insert.overwrite()) {
            throw refused(
                    "Rows of '%s' cannot be replaced: it is a table over files",
                    "Replace the table by CREATE OR REPLACE TABLE.", name);
        }
        Schema schema = context.catalog().open(table).table().schema();
        PlannedQuery planned = shaped(context, name, schema);
        Path directory = Path.of(table.paths().getFirst());
        context.writable().checkPath(directory);
        Destination destination =
                Destination.filledDirectory(
                        directory,
                        context.operation().id().text(),
                        FileFormats.suffix(table.format(), table.options()));
        return PlannedWrite.of(
                        planned.plan(),
                        destination,
                        name.schema() + "." + name.name(),
                        table.format(),
                        schema,
                        table.options())
                .checking(
                        () -> {
                            if (!Objects.equals(entry, catalogs.entry(name))) {
                                throw changed(name);
                            }
                        });
    }

    private Relation.Table target(@Nullable CatalogEntry entry, TableName name) {
        if (entry == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' not found".formatted(String.join(".", insert.table())),
                    "See SHOW TABLES.");
        }
        return target(entry.relation(), name);
    }

    private static Relation.Table target(Relation relation, TableName name) {
        return switch (relation) {
            case Relation.Restricted restricted -> target(restricted.relation(), name);
            case Relation.Table table -> table;
            case Relation.Callable _ ->
                    throw refused("'%s' is a function", "Insert into a table.", name);
            case Relation.Numbers _ ->
                    throw refused("'%s' is a sequence", "Insert into a table.", name);
            case Relation.View _ ->
                    throw refused("'%s' is a view", "Insert into the table that it reads.", name);
            case Relation.Information _ ->
                    throw refused("Table '%s' is read-only", "Insert into another.", name);
        };
    }

    private static Relation.FileTable directory(Relation.FileTable table, TableName name) {
        if (table.paths().size() != 1 || !Files.isDirectory(Path.of(table.paths().getFirst()))) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Table '%s' is over %s, not over one directory"
                            .formatted(name.name(), table.paths()),
                    "Insert into a table that is.");
        }
        return table;
    }

    private static FeldsparException refused(String problem, String advice, TableName name) {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED, problem.formatted(name.name()), advice);
    }

    private static FeldsparException changed(TableName name) {
        return new FeldsparException(
                ErrorCode.TABLE_NOT_FOUND,
                "Table '%s' was dropped or replaced during the INSERT; no row was inserted"
                        .formatted(name.name()));
    }
}
