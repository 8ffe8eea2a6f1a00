package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statements that make, fill and drop tables and views, and that write files.
///
/// A file appears whole or not at all; a table is entered into the catalog after its files are
/// there.
final class TableChanges {

    private static final String DEFAULT_FORMAT = "parquet";

    private final FeldsparSession session;
    private final long id;
    private final List<@Nullable Object> parameters;

    TableChanges(FeldsparSession session, long id, List<@Nullable Object> parameters) {
        this.session = session;
        this.id = id;
        this.parameters = parameters;
    }

    private Catalogs catalogs() {
        return session.engine().catalogs();
    }

    private SessionCatalog catalog() {
        return session.catalog();
    }

    /// @return rows written
    long create(Statement.CreateTable create) {
        TableName name = catalog().resolve(create.name());
        boolean exists = catalogs().changeable(name) != null;
        if (exists && create.ifNotExists()) {
            return 0;
        }
        if (exists && !create.orReplace()) {
            throw alreadyExists(name);
        }
        QueryText query = create.query();
        String location = create.location();
        if (query == null && location != null) {
            Relation.FileTable files =
                    new Relation.FileTable(
                            formatOf(create, location),
                            List.of(location),
                            create.options(),
                            create.columns().isEmpty() ? null : new Schema(create.columns()));
            catalogs().open(files);
            catalogs().put(name, files, create.orReplace());
            return 0;
        }
        return createFilled(create, name, query);
    }

    private long createFilled(
            Statement.CreateTable create, TableName name, @Nullable QueryText query) {
        String format =
                create.format() == null ? DEFAULT_FORMAT : create.format().toLowerCase(Locale.ROOT);
        Path directory =
                create.location() != null
                        ? Path.of(create.location())
                        : warehouse(name).resolve(UUID.randomUUID().toString());
        if (query == null && create.columns().isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Table '%s' has neither columns, nor a LOCATION, nor a query"
                            .formatted(name.name()),
                    "Give one.");
        }
        boolean made = refuseFilled(directory, name);
        Path file = directory.resolve(partName(format));
        try {
            long rows = 0;
            Schema schema = new Schema(create.columns());
            if (query == null) {
                FileWriting.empty(file, format, schema, create.options());
            } else {
                PlannedQuery planned = session.plan(query, parameters);
                schema = planned.schema();
                requireDistinctNames(schema);
                rows = write(planned, schema, file, format, create.options());
            }
            // Files of text do not tell their columns' types.
            boolean typed = format.equals("parquet") || format.equals("avro");
            Relation.FileTable files =
                    new Relation.FileTable(
                            format,
                            List.of(directory.toString()),
                            create.options(),
                            typed ? null : schema);
            catalogs().put(name, files, create.orReplace());
            return rows;
        } catch (RuntimeException e) {
            FileWriting.delete(made ? directory : file);
            throw e;
        }
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

    /// Whether the directory is still to be made; one that holds files already is refused.
    private static boolean refuseFilled(Path directory, TableName name) {
        if (!Files.exists(directory)) {
            return true;
        }
        String[] held = directory.toFile().list();
        if (held == null || held.length > 0) {
            throw new FeldsparException(
                    ErrorCode.TABLE_ALREADY_EXISTS,
                    "Directory '%s' is not empty; cannot create table '%s' there"
                            .formatted(directory, name.name()),
                    "Use another LOCATION, or INSERT.");
        }
        return false;
    }

    private Path warehouse(TableName name) {
        return Path.of(session.settings().text(Setting.WAREHOUSE))
                .resolve(name.schema())
                .resolve(name.name());
    }

    private static String partName(String format) {
        return "part-" + UUID.randomUUID() + "." + format;
    }

    private String formatOf(Statement.CreateTable create, String location) {
        String format = create.format();
        if (format == null) {
            format = catalogs().formatOf(location);
        }
        return format == null ? DEFAULT_FORMAT : format;
    }

    private static FeldsparException alreadyExists(TableName name) {
        return new FeldsparException(
                ErrorCode.TABLE_ALREADY_EXISTS,
                "Table or view '%s' already exists".formatted(name.name()),
                "Choose another name, or use IF NOT EXISTS or OR REPLACE.");
    }

    long create(Statement.CreateView create) {
        session.describe(create.query());
        Relation.View view =
                new Relation.View(
                        create.query().sql(),
                        create.columns(),
                        session.currentCatalog(),
                        session.currentSchema());
        if (create.temporary()) {
            String name = create.name().getLast();
            if (create.ifNotExists() && catalog().temporaryView(name) != null) {
                return 0;
            }
            catalog().putTemporaryView(name, view, create.orReplace());
            return 0;
        }
        TableName name = catalog().resolve(create.name());
        if (create.ifNotExists() && catalogs().changeable(name) != null) {
            return 0;
        }
        catalogs().put(name, view, create.orReplace());
        return 0;
    }

    long create(Statement.CreateSchema create) {
        String name = ownSchema(create.name());
        if (!catalogs().createSchema(name) && !create.ifNotExists()) {
            throw new FeldsparException(
                    ErrorCode.TABLE_ALREADY_EXISTS,
                    "Schema '%s' already exists".formatted(name),
                    "Choose another name, or use IF NOT EXISTS.");
        }
        return 0;
    }

    private static String ownSchema(List<String> name) {
        if (name.size() > 1 && !name.get(0).equalsIgnoreCase(Catalogs.DEFAULT_CATALOG)) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Catalog '%s' cannot be changed".formatted(name.get(0)),
                    "Use catalog '%s'.".formatted(Catalogs.DEFAULT_CATALOG));
        }
        return name.getLast();
    }

    long drop(Statement.Drop drop) {
        boolean found =
                switch (drop.kind()) {
                    case SCHEMA -> catalogs().dropSchema(ownSchema(drop.name()));
                    case VIEW -> dropView(drop);
                    case TABLE -> dropTable(drop);
                };
        if (!found && !drop.ifExists()) {
            throw new FeldsparException(
                    drop.kind() == Statement.Drop.Kind.SCHEMA
                            ? ErrorCode.SCHEMA_NOT_FOUND
                            : ErrorCode.TABLE_NOT_FOUND,
                    "%s '%s' not found"
                            .formatted(title(drop.kind()), String.join(".", drop.name())),
                    "Use IF EXISTS where it may be missing.");
        }
        return 0;
    }

    private static String title(Statement.Drop.Kind kind) {
        return switch (kind) {
            case TABLE -> "Table";
            case VIEW -> "View";
            case SCHEMA -> "Schema";
        };
    }

    private boolean dropView(Statement.Drop drop) {
        if (catalog().removeTemporaryView(drop.name().getLast())) {
            return true;
        }
        TableName name = catalog().resolve(drop.name());
        Relation relation = catalogs().changeable(name);
        if (relation instanceof Relation.FileTable) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "'%s' is a table".formatted(name.name()),
                    "Use DROP TABLE.");
        }
        return catalogs().remove(name) != null;
    }

    private boolean dropTable(Statement.Drop drop) {
        TableName name = catalog().resolve(drop.name());
        if (catalogs().changeable(name) instanceof Relation.View) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "'%s' is a view".formatted(name.name()),
                    "Use DROP VIEW.");
        }
        Relation removed = catalogs().remove(name);
        if (removed instanceof Relation.FileTable files) {
            Path own = warehouse(name);
            for (String path : files.paths()) {
                if (Path.of(path).startsWith(own)) {
                    FileWriting.delete(Path.of(path));
                }
            }
        }
        return removed != null;
    }

    /// @return rows written
    long copy(Statement.Copy copy) {
        Map<String, String> options = copy.options();
        String format = options.get("format");
        if (format == null) {
            format = catalogs().formatOf(copy.target());
        }
        if (format == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The format of '%s' is not clear from its name".formatted(copy.target()),
                    "Add (FORMAT parquet) or another.");
        }
        PlannedQuery planned = session.plan(copy.query(), parameters);
        return write(
                planned,
                planned.schema(),
                Path.of(copy.target()),
                format.toLowerCase(Locale.ROOT),
                options);
    }

    /// @return rows written
    long insert(Statement.Insert insert) {
        TableName name = catalog().resolve(insert.table());
        Relation relation = catalogs().changeable(name);
        if (!(relation instanceof Relation.FileTable files)) {
            throw new FeldsparException(
                    relation == null ? ErrorCode.TABLE_NOT_FOUND : ErrorCode.NOT_SUPPORTED,
                    relation == null
                            ? "Table '%s' not found".formatted(String.join(".", insert.table()))
                            : "'%s' is a view".formatted(name.name()),
                    relation == null ? "See SHOW TABLES." : "Insert into the table that it reads.");
        }
        if (files.paths().size() != 1 || !Files.isDirectory(Path.of(files.paths().get(0)))) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Rows can be added to a table of a directory, but '%s' is %s"
                            .formatted(name.name(), files.paths()));
        }
        Schema target = catalogs().open(files).schema();
        PlannedQuery planned = session.plan(insert.query(), parameters);
        PlannedQuery shaped = Insertion.shape(planned, target, insert.columns(), name.name());
        Path file = Path.of(files.paths().get(0)).resolve(partName(files.format()));
        return write(shaped, target, file, files.format(), files.options());
    }

    private long write(
            PlannedQuery planned,
            Schema schema,
            Path file,
            String format,
            Map<String, String> options) {
        List<Field> fields = new ArrayList<>(schema.fields());
        try (SessionQuery query = SessionQuery.start(session, id, planned.plan(), false);
                FileWriting writing = FileWriting.open(file, format, new Schema(fields), options)) {
            long rows = 0;
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                writing.write(batch);
                rows += batch.rowCount();
            }
            writing.commit();
            return rows;
        }
    }
}
