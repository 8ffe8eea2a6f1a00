package io.feldspar.sql.catalog;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.user.FunctionSource;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.files.FilePaths;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.sql.access.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// How one session sees the catalogs: its current schema and its temporary views.
public final class SessionCatalog {

    /// The schema of [#addRows].
    public static final String ROWS = "$rows";

    private static final AtomicLong SESSIONS = new AtomicLong();

    private final Catalogs all;
    private final Catalogs catalogs;
    private final Access access;
    private final FileAccess readable;
    private final Function<Access, FileAccess> named;
    private final Map<String, Relation.View> temporaryViews =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile String currentCatalog = Catalogs.DEFAULT_CATALOG;
    private volatile String currentSchema = Catalogs.DEFAULT_SCHEMA;
    /// Tables that statements which run read by names of their own.
    private final Map<String, ResolvedTable> rows = new ConcurrentHashMap<>();
    private final Map<String, Relation.Callable> temporaryFunctions =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final AtomicLong changes = new AtomicLong();
    private final SessionVariables variables = new SessionVariables();
    private volatile Supplier<String> timeZone = () -> "UTC";
    private volatile ToLongFunction<TimedName.Expression> times =
            expression -> {
                throw new IllegalStateException("nothing evaluates " + expression);
            };
    private volatile @Nullable CatalogTransaction transaction;
    private final AtomicLong transactions = new AtomicLong();
    private volatile FileAccess jars = FileAccess.ALL;
    private final long number = SESSIONS.incrementAndGet();

    /// Every file that may be read may be named by path.
    ///
    /// @param readable the files that statements may read
    /// @param access what the user may see and do
    public SessionCatalog(Catalogs catalogs, FileAccess readable, Access access) {
        this(catalogs, readable, _ -> readable, access);
    }

    /// @param readable the files that statements may read
    /// @param named those of them that may be named by path, with such an access
    /// @param access what the user may see and do
    public SessionCatalog(
            Catalogs catalogs,
            FileAccess readable,
            Function<Access, FileAccess> named,
            Access access) {
        this.named = named;
        this.all = catalogs;
        this.catalogs = catalogs.seenBy(access);
        this.readable = readable;
        this.access = access;
    }

    /// The catalogs as the user sees them.
    public Catalogs catalogs() {
        return catalogs;
    }

    /// The catalogs as a view sees them that reads with these rights.
    public Catalogs catalogs(Relation.Definer definer) {
        return switch (definer.kind()) {
            case READER -> catalogs;
            case USER, ENGINE -> all.seenBy(access(definer));
        };
    }

    /// What the user may see and do.
    public Access access() {
        return access;
    }

    /// What a view may do that reads with these rights.
    public Access access(Relation.Definer definer) {
        return switch (definer.kind()) {
            case READER -> access;
            case USER -> access.of(definer.user());
            case ENGINE -> Access.unlimited(access.user());
        };
    }

    /// With whose rights views read that the user makes now.
    public Relation.Definer definer() {
        return access.limited() ? Relation.Definer.user(access.user()) : Relation.Definer.READER;
    }

    public String currentCatalog() {
        return currentCatalog;
    }

    public String currentSchema() {
        return currentSchema;
    }

    /// Opens the table as it is now.
    ///
    /// @throws FeldsparException as [TableOpener#open] does
    public ResolvedTable open(Relation.Table table) {
        CatalogTransaction current = transaction;
        return current != null && table instanceof Relation.IcebergTable own
                ? current.open(own)
                : all.open(table, readable);
    }

    /// The transaction of the session, or null.
    public @Nullable CatalogTransaction transaction() {
        return transaction;
    }

    /// Makes statements from now on part of a transaction, or of none.
    public void transaction(@Nullable CatalogTransaction next) {
        transactions.incrementAndGet();
        transaction = next;
    }

    /// Begins to add rows to a table.
    public TableWrite insert(TableName name, Relation.IcebergTable table) {
        CatalogTransaction current = transaction;
        return current == null
                ? catalogs.writable(name.catalog()).insert(table)
                : current.insert(table);
    }

    /// Begins to replace rows of a table.
    public TableRewrite rewrite(TableName name, Relation.IcebergTable table) {
        CatalogTransaction current = transaction;
        return current == null
                ? catalogs.writable(name.catalog()).rewrite(table)
                : current.rewrite(table);
    }

    /// Begins to replace rows of a table and to change what it is, outside of a transaction.
    public TableRewrite rewrite(
            TableName name, Relation.IcebergTable table, List<TableAlteration> changes) {
        return catalogs.writable(name.catalog()).rewrite(table, changes);
    }

    /// Opens a state of the table.
    ///
    /// @param time the latest, except for a table of the warehouse
    /// @throws FeldsparException with INVALID_PARAMETER where the table does not have that state
    public ResolvedTable open(Relation.Table table, TableTime time) {
        return time instanceof TableTime.Latest
                ? open(table)
                : all.open((Relation.IcebergTable) table, time);
    }

    /// The error of a name that has no earlier states.
    public static FeldsparException withoutVersions(String name) {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "'%s' has no versions: it is not a table of the warehouse".formatted(name),
                "Leave out AS OF.");
    }

    /// The state that a name in a statement asks for.
    public TableTime timeOf(TimedName name) {
        TimedName.Expression expression = name.timestamp();
        if (expression != null) {
            return new TableTime.Timestamp(times.applyAsLong(expression));
        }
        String version = name.version();
        return version == null ? TableTime.LATEST : new TableTime.Version(version);
    }

    /// @param evaluator of expressions of times, in microseconds since 1970
    public void evaluateTimesBy(ToLongFunction<TimedName.Expression> evaluator) {
        times = evaluator;
    }

    /// @param zone the time zone of the session, as its user wrote it
    public void useTimeZone(Supplier<String> zone) {
        timeZone = zone;
    }

    public String timeZone() {
        return timeZone.get();
    }

    /// Opens files that a statement names by path.
    public ResolvedTable openNamed(Relation.FileTable files, Access with) {
        return all.open(files, named.apply(with));
    }

    /// Lets queries of a statement read a table as `"$rows".name`.
    ///
    /// @param name the statement's own
    public void addRows(String name, ResolvedTable table) {
        rows.put(name, table);
    }

    public void removeRows(String name) {
        rows.remove(name);
    }

    public @Nullable ResolvedTable rows(String name) {
        return rows.get(name);
    }

    public SessionVariables variables() {
        return variables;
    }

    /// Changes whenever a name may mean something else in this session, and differs from that of
    /// every session in which it does.
    public String version() {
        boolean own = changes.get() > 0 || variables.changes() > 0;
        String names = own ? number + "." + changes + "." + variables.changes() : "";
        CatalogTransaction current = transaction;
        if (current != null) {
            names += "/%d.%d.%d".formatted(number, transactions.get(), current.version());
        }
        return "%s/%s/%s.%s/%s/%s"
                .formatted(
                        all.version(),
                        names,
                        currentCatalog,
                        currentSchema,
                        access.version(),
                        timeZone());
    }

    /// Makes `schema`, `catalog` or `catalog.schema` current.
    ///
    /// @throws FeldsparException with SCHEMA_NOT_FOUND
    public void use(List<String> name) {
        String catalog = name.size() == 1 ? currentCatalog : name.get(0);
        String schema = name.getLast();
        if (name.size() == 1 && !catalogs.hasSchema(catalog, schema)) {
            if (catalogs.find(schema) == null) {
                throw schemaNotFound(name);
            }
            catalog = schema;
            schema = catalogs.get(catalog).schemas().getFirst();
        }
        if (name.size() > 2 || !catalogs.hasSchema(catalog, schema)) {
            throw schemaNotFound(name);
        }
        currentCatalog = catalog.toLowerCase(Locale.ROOT);
        currentSchema = schema;
    }

    private FeldsparException schemaNotFound(List<String> name) {
        return new FeldsparException(
                ErrorCode.SCHEMA_NOT_FOUND,
                "Schema '%s' not found".formatted(String.join(".", name)),
                "See SHOW SCHEMAS and SHOW CATALOGS.");
    }

    /// The full name of a table or view that is to be made or dropped.
    public TableName resolve(List<String> name) {
        return resolve(name, currentCatalog, currentSchema);
    }

    private static TableName resolve(List<String> name, String catalog, String schema) {
        return switch (name.size()) {
            case 1 -> new TableName(catalog, schema, name.get(0));
            case 2 -> new TableName(catalog, name.get(0), name.get(1));
            case 3 -> new TableName(name.get(0), name.get(1), name.get(2));
            default ->
                    throw new FeldsparException(
                            ErrorCode.TOO_MANY_NAME_PARTS,
                            "'%s' is not a table name: it has more than three parts"
                                    .formatted(String.join(".", name)));
        };
    }

    public List<String> temporaryViews() {
        return List.copyOf(temporaryViews.keySet());
    }

    public Relation.@Nullable View temporaryView(String name) {
        return temporaryViews.get(name);
    }

    /// @return false if one existed and was not replaced
    /// @throws FeldsparException with TABLE_ALREADY_EXISTS
    public boolean createTemporaryView(
            String name, Relation.View view, WritableCatalog.OnExisting onExisting) {
        changes.incrementAndGet();
        if (onExisting == WritableCatalog.OnExisting.REPLACE) {
            temporaryViews.put(name, view);
            return true;
        }
        boolean made = temporaryViews.putIfAbsent(name, view) == null;
        if (!made && onExisting == WritableCatalog.OnExisting.FAIL) {
            throw Catalogs.alreadyExists(name);
        }
        return made;
    }

    /// @return whether there was one
    public boolean removeTemporaryView(String name) {
        changes.incrementAndGet();
        return temporaryViews.remove(name) != null;
    }

    /// Limits the JARs whose code functions may have. If they are limited, classes of the class
    /// path cannot be functions either, except for those that a program registers.
    public void limitJars(FileAccess allowed) {
        jars = allowed;
    }

    /// @throws FeldsparException with INSUFFICIENT_PRIVILEGE
    public void checkJar(String path) {
        try {
            jars.checkName(path);
            jars.checkPath(FilePaths.path(path));
        } catch (FeldsparException e) {
            throw new FeldsparException(
                    e.code(),
                    "JAR '%s' must not be used".formatted(path),
                    "Ask the administrator to list its directory in"
                            + " 'feldspar.functions.jars'.",
                    e);
        }
    }

    /// Checks whether the code of a function may be loaded.
    ///
    /// @throws FeldsparException with INSUFFICIENT_PRIVILEGE
    public void checkCode(FunctionSource source) {
        switch (source) {
            case FunctionSource.Closure _ -> {}
            case FunctionSource.NamedClass code -> {
                if (code.jars().isEmpty() && !jars.all()) {
                    throw new FeldsparException(
                            ErrorCode.INSUFFICIENT_PRIVILEGE,
                            "Class '%s' of the class path must not be used as a function"
                                    .formatted(code.name()),
                            "Name its JAR with USING JAR.");
                }
                code.jars().forEach(jar -> checkJar(jar.path()));
            }
        }
    }

    /// Where names of functions are looked up.
    ///
    /// @param definer with whose rights; those of the session come first for the reader alone, who
    ///     must not choose what a view of another user means
    public record FunctionScope(String catalog, String schema, Relation.Definer definer) {}

    /// What a name of a function stands for in the session, or null where no user made one. A
    /// temporary one hides others.
    public Relation.@Nullable Callable function(List<String> name) {
        return function(
                name, new FunctionScope(currentCatalog, currentSchema, Relation.Definer.READER));
    }

    /// What it stands for elsewhere, such as in a view.
    public Relation.@Nullable Callable function(List<String> name, FunctionScope scope) {
        Relation.Callable temporary =
                scope.definer().kind() == Relation.Definer.Kind.READER && name.size() == 1
                        ? temporaryFunctions.get(name.getFirst())
                        : null;
        if (temporary != null || name.size() > 3) {
            return temporary;
        }
        TableName full = resolve(name, scope.catalog(), scope.schema());
        CatalogEntry entry =
                catalogs(scope.definer())
                        .entry(
                                new TableName(
                                        full.catalog(),
                                        full.schema(),
                                        Relation.Function.entryName(full.name())));
        return entry != null && entry.relation() instanceof Relation.Callable function
                ? function
                : null;
    }

    /// The sequence that a name means.
    ///
    /// @throws FeldsparException with TABLE_NOT_FOUND
    public Sequence sequence(List<String> name, FunctionScope scope) {
        TableName full = resolve(name, scope.catalog(), scope.schema());
        CatalogEntry entry = catalogs(scope.definer()).entry(full);
        if (entry != null && entry.relation() instanceof Relation.Numbers(Sequence sequence)) {
            return sequence;
        }
        throw new FeldsparException(
                ErrorCode.TABLE_NOT_FOUND,
                "Sequence '%s' not found".formatted(String.join(".", name)),
                "Make it with CREATE SEQUENCE.");
    }

    public List<String> temporaryFunctions() {
        return List.copyOf(temporaryFunctions.keySet());
    }

    /// @return false if one existed and was not replaced
    /// @throws FeldsparException with FUNCTION_ALREADY_EXISTS
    public boolean createTemporaryFunction(
            String name, Relation.Callable function, WritableCatalog.OnExisting onExisting) {
        changes.incrementAndGet();
        if (onExisting == WritableCatalog.OnExisting.REPLACE) {
            temporaryFunctions.put(name, function);
            return true;
        }
        boolean made = temporaryFunctions.putIfAbsent(name, function) == null;
        if (!made && onExisting == WritableCatalog.OnExisting.FAIL) {
            throw Catalogs.functionAlreadyExists(name);
        }
        return made;
    }

    /// @return whether there was one
    public boolean removeTemporaryFunction(String name) {
        changes.incrementAndGet();
        return temporaryFunctions.remove(name) != null;
    }

    /// Does some work while the function is there.
    public <T> T whileDefining(String name, Relation.Callable function, Supplier<T> work) {
        Relation.Callable before = temporaryFunctions.put(name, function);
        try {
            return work.get();
        } finally {
            if (before == null) {
                temporaryFunctions.remove(name);
            } else {
                temporaryFunctions.put(name, before);
            }
        }
    }

    /// The tables and views of a schema as the user wrote its name. Those that need no schema where
    /// there is none of that name.
    ///
    /// @param path the catalog, where it is named, and the schema; or nothing
    public List<String> names(List<String> path) {
        String catalog = path.size() > 1 ? path.get(path.size() - 2) : currentCatalog;
        if (path.isEmpty() || !catalogs.hasSchema(catalog, path.getLast())) {
            return visibleNames();
        }
        return catalogs.list(catalog, path.getLast(), NamePattern.ALL).stream()
                .map(Catalog.Listing::name)
                .toList();
    }

    /// The full name of the first table or view of that name in any catalog, or null.
    public @Nullable String elsewhere(String name) {
        for (String catalog : catalogs.names()) {
            for (String schema : catalogs.get(catalog).schemas()) {
                if (catalogs.entry(new TableName(catalog, schema, name)) != null) {
                    return new TableName(catalog, schema, name).toString();
                }
            }
        }
        return null;
    }

    /// Every table and view that can be named without its schema.
    public List<String> visibleNames() {
        List<String> names = new ArrayList<>(temporaryViews.keySet());
        catalogs.list(currentCatalog, currentSchema, NamePattern.ALL)
                .forEach(listing -> names.add(listing.name()));
        return names;
    }
}
