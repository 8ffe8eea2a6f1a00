package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDefinition;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.catalog.WritableCatalog.Created;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// CREATE TABLE: over files that exist, or with files of its own, which the rows of a query fill or
/// later INSERTs.
///
/// The catalog gets the table after its files are there. Where that fails, nothing is left.
record CreateTableExecution(Statement.CreateTable create) implements WriteExecution {

    private static final String DEFAULT_FORMAT = "parquet";
    private static final Set<String> OWN_FORMATS = Set.of(DEFAULT_FORMAT, "iceberg");

    @Override
    public OperationResult run(StatementContext context) {
        TableName name = context.catalog().resolve(create.name());
        WritableCatalog catalog = context.catalogs().writable(name.catalog());
        context.catalog()
                .access()
                .require(Privilege.CREATE, Securable.schema(name.catalog(), name.schema()));
        OnExisting onExisting = onExisting(create.ifNotExists(), create.orReplace());
        CatalogEntry existing = catalog.entry(name.schema(), name.name());
        if (existing != null && onExisting == OnExisting.KEEP) {
            return new OperationResult.Updated(0);
        }
        if (existing != null && onExisting == OnExisting.FAIL) {
            throw Catalogs.alreadyExists(name.name());
        }
        String location = create.location();
        if (location != null) {
            context.catalog()
                    .access()
                    .require(
                            create.query() == null ? Privilege.SELECT : Privilege.INSERT,
                            Securable.ANY_FILE);
        }
        return create.query() == null && location != null
                ? overFiles(context, name, location)
                : WriteExecution.super.run(context);
    }

    static OnExisting onExisting(boolean ifNotExists, boolean orReplace) {
        return ifNotExists ? OnExisting.KEEP : orReplace ? OnExisting.REPLACE : OnExisting.FAIL;
    }

    private OperationResult overFiles(StatementContext context, TableName name, String location) {
        String format = create.format();
        if (format == null) {
            format = context.catalogs().formatOf(location);
        }
        Relation.FileTable table =
                new Relation.FileTable(
                        format == null ? DEFAULT_FORMAT : format,
                        List.of(location),
                        create.options(),
                        create.columns().isEmpty() ? null : withoutLengths(declared()));
        refuseRules();
        context.catalog().openNamed(table, context.catalog().access());
        context.operation().commit(() -> enter(context, name, table));
        return new OperationResult.Updated(0);
    }

    @Override
    public PlannedWrite plan(StatementContext context) {
        TableName name = context.catalog().resolve(create.name());
        QueryText query = create.query();
        PlannedQuery planned = query == null ? PlannedQuery.empty(declared()) : context.plan(query);
        Schema schema = query == null ? planned.schema() : nullable(planned.schema());
        requireDistinctNames(schema);
        List<ColumnDefinition> columns =
                query == null
                        ? create.columns()
                        : schema.fields().stream().map(ColumnDefinition::of).toList();
        if (isOwn()) {
            return table(context, name, planned, columns);
        }
        refuseRules();
        return files(context, name, planned, withoutLengths(schema));
    }

    /// Files can be changed by others, so that lengths of their values are not known.
    private static Schema withoutLengths(Schema schema) {
        return new Schema(schema.fields().stream().map(field -> field.withLength(null)).toList());
    }

    /// Files of a format hold no more than rows.
    private void refuseRules() {
        if (!create.partitioning().isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Tables over files cannot be made with partitions",
                    "Leave out USING and LOCATION, or write the files by COPY with PARTITION_BY.");
        }
        if (!create.constraints().isEmpty()
                || create.columns().stream().anyMatch(column -> column.value() != null)) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Tables over files have no constraints, defaults or generated columns",
                    "Leave out USING and LOCATION.");
        }
    }

    /// The columns that the statement gives.
    private Schema declared() {
        return new Schema(create.columns().stream().map(ColumnDefinition::field).toList());
    }

    /// Whether the catalog stores the rows, and not files of a format or at a place that the user
    /// chose.
    private boolean isOwn() {
        String format = create.format();
        return create.location() == null && (format == null || OWN_FORMATS.contains(format));
    }

    private PlannedWrite table(
            StatementContext context,
            TableName name,
            PlannedQuery planned,
            List<ColumnDefinition> columns) {
        TableDeclaration declaration =
                new TableDeclaration(context, name, planned.schema(), List.of());
        List<TableConstraint> constraints =
                create.constraints().stream().map(declaration::constraint).toList();
        List<ColumnDefinition> declared = required(declaration.columns(columns), constraints);
        TableWrite write =
                context.catalogs()
                        .writable(name.catalog())
                        .newTable(
                                new TableDefinition(
                                        name.schema(),
                                        name.name(),
                                        declared,
                                        constraints,
                                        declaration.partitioning(create.partitioning()),
                                        create.options(),
                                        create.properties(),
                                        onExisting(create.ifNotExists(), create.orReplace())));
        return PlannedWrite.of(context, name, planned.plan(), write, Set.of());
    }

    /// Columns of a primary key hold no NULL.
    private static List<ColumnDefinition> required(
            List<ColumnDefinition> columns, List<TableConstraint> constraints) {
        List<TableConstraint.Key> primary = new ArrayList<>();
        for (TableConstraint each : constraints) {
            if (each instanceof TableConstraint.Key key && key.primary()) {
                primary.add(key);
            }
        }
        if (primary.size() > 1) {
            throw new FeldsparException(
                    ErrorCode.INVALID_DEFINITION,
                    "A table has one primary key, not %d".formatted(primary.size()),
                    "Use UNIQUE for the others.");
        }
        return columns.stream()
                .map(
                        column ->
                                primary.stream()
                                                .anyMatch(
                                                        key ->
                                                                key.columns()
                                                                        .contains(
                                                                                column.field()
                                                                                        .name()))
                                        ? column.required()
                                        : column)
                .toList();
    }

    private PlannedWrite files(
            StatementContext context, TableName name, PlannedQuery planned, Schema schema) {
        String format =
                create.format() == null ? DEFAULT_FORMAT : create.format().toLowerCase(Locale.ROOT);
        String location = create.location();
        Path directory = location == null ? context.files().newDirectory(name) : Path.of(location);
        (location == null ? context.writable() : context.namedWritable()).checkPath(directory);
        refuseFilled(directory, name);
        Relation.FileTable table =
                new Relation.FileTable(
                        format,
                        List.of(directory.toString()),
                        create.options(),
                        FileFormats.storesTypes(format) ? null : schema);
        Destination destination =
                Destination.newDirectory(
                        directory,
                        context.operation().id().text(),
                        FileFormats.suffix(format, create.options()));
        return PlannedWrite.of(
                        planned.plan(),
                        destination,
                        name.schema() + "." + name.name(),
                        format,
                        schema,
                        create.options())
                .entering(_ -> enter(context, name, table));
    }

    private static void refuseFilled(Path directory, TableName name) {
        String[] held = directory.toFile().list();
        if (held == null ? Files.exists(directory) : held.length > 0) {
            throw new FeldsparException(
                    ErrorCode.TABLE_ALREADY_EXISTS,
                    "Directory '%s' is not empty; cannot create table '%s' there"
                            .formatted(directory, name.name()),
                    "Use another LOCATION, or INSERT.");
        }
    }

    /// Whether the table was added to the catalog; false if IF NOT EXISTS found one.
    private boolean enter(StatementContext context, TableName name, Relation.FileTable table) {
        Created created =
                context.catalogs()
                        .writable(name.catalog())
                        .create(
                                name.schema(),
                                name.name(),
                                table,
                                onExisting(create.ifNotExists(), create.orReplace()));
        context.files().retire(created.garbage());
        return created.made();
    }

    /// What the query never leaves empty, a later INSERT may.
    private static Schema nullable(Schema schema) {
        return new Schema(schema.fields().stream().map(field -> field.nullable(true)).toList());
    }

    private static void requireDistinctNames(Schema schema) {
        Set<String> names = new HashSet<>();
        for (Field field : schema.fields()) {
            if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
                throw new FeldsparException(
                        ErrorCode.COLUMN_DUPLICATE,
                        "Column name '%s' is used twice".formatted(field.name()),
                        "Give one of them an alias with AS.");
            }
        }
    }
}
