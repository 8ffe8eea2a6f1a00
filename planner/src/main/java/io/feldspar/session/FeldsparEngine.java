package io.feldspar.session;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.SpillPolicy;
import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.spill.SpillDirectories;
import io.feldspar.planner.lowering.QueryEngine;
import io.feldspar.planner.option.PlanningOptions;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.session.activity.CachedTable;
import io.feldspar.session.activity.ExecutorActivity;
import io.feldspar.session.activity.ExecutorTracker;
import io.feldspar.session.operation.OperationRegistry;
import io.feldspar.session.operation.Operations;
import io.feldspar.session.security.SecurityStore;
import io.feldspar.session.setting.DebugSettings;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.warehouse.WarehouseCatalog;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The engine of one process: its threads, its memory, its catalogs, its plans and its operations,
/// shared by all sessions. Thread-safe.
public final class FeldsparEngine implements AutoCloseable {

    private static final String DEFAULT_USER = System.getProperty("user.name", "");

    private final Settings settings;
    private final FeldsparContext context;
    private final Catalogs catalogs;
    private final SpillDirectories spillDirectories;
    private final MemoryPool memory;
    private final TableRegistry tables;
    private final QueryEngine queries;
    private final StatementCache statements;
    private final PlanCache plans;
    private final OperationRegistry operations;
    private final @Nullable SecurityStore security;
    private final TableFiles files;
    private final FileAccess readable;
    private final FileAccess writable;
    private final Path warehouse;
    private final AtomicLong nextSession = new AtomicLong(1);
    private final int threads;
    private final PlanningOptions planning;
    private final ExecutorTracker executors = new ExecutorTracker();

    private FeldsparEngine(Settings settings, Catalogs catalogs) {
        this.settings = settings;
        this.catalogs = catalogs;
        this.spillDirectories = settings.get(Setting.TEMP_DIRECTORY);
        this.memory = memory(settings, spillDirectories);
        this.tables = new TableRegistry(catalogs.generated());
        Backend backend = Backend.start(settings, memory, tables, catalogs);
        this.context = backend.context();
        context.addQuickListener(executors);
        this.threads = backend.threads();
        this.planning = planning(settings);
        this.queries = new QueryEngine(context, backend.executors(), tables);
        this.statements = new StatementCache(settings.get(Setting.PLAN_CACHE_SIZE));
        this.plans = new PlanCache(settings.get(Setting.PLAN_CACHE_SIZE));
        this.operations =
                new OperationRegistry(context, settings.get(Setting.OPERATION_HISTORY_SIZE));
        Path warehouse = Path.of(settings.get(Setting.WAREHOUSE));
        this.security =
                settings.get(Setting.AUTHORIZATION)
                        ? new SecurityStore(
                                Path.of(settings.get(Setting.SECURITY_FILE)),
                                settings.get(Setting.ADMINS))
                        : null;
        this.files = new TableFiles(warehouse, operations);
        this.warehouse = warehouse;
        this.readable = settings.get(Setting.READABLE_FILES).and(warehouse);
        this.writable = settings.get(Setting.WRITABLE_FILES).and(warehouse);
    }

    private static MemoryPool memory(Settings settings, SpillDirectories directories) {
        return new MemoryPool(
                "the engine",
                settings.get(Setting.MEMORY_LIMIT),
                directories,
                SpillPolicy.every(settings.get(DebugSettings.SPILL_EVERY)));
    }

    private static PlanningOptions planning(Settings settings) {
        return new PlanningOptions(
                settings.get(DebugSettings.ROW_FACTOR),
                settings.get(DebugSettings.NESTED_LOOPS),
                settings.get(DebugSettings.WITHOUT));
    }

    /// An engine over the catalog of its warehouse, which other engines may share.
    ///
    /// @param settings values by key, see [Setting]
    /// @throws io.feldspar.executor.error.FeldsparException with INVALID_PARAMETER
    public static FeldsparEngine start(Map<String, String> settings) {
        Settings all = Settings.of(settings);
        Path warehouse = Path.of(all.get(Setting.WAREHOUSE));
        return new FeldsparEngine(all, Catalogs.load(new WarehouseCatalog(warehouse)));
    }

    /// A session of the user that runs this process.
    public FeldsparSession newSession() {
        return newSession(DEFAULT_USER);
    }

    /// @param user who it is for, shown with each operation
    public FeldsparSession newSession(String user) {
        return new FeldsparSession(this, nextSession.getAndIncrement(), user, settings);
    }

    /// The statements that run, and the last ones that did.
    public Operations operations() {
        return operations;
    }

    /// Whether users see and do only what was granted to them.
    boolean authorizes() {
        return security != null;
    }

    /// What a user may see and do in a new session.
    Access access(String user) {
        return security == null ? Access.unlimited(user) : security.access(user);
    }

    /// Whether a user may see and end what others do.
    public boolean isAdmin(String user) {
        return access(user).isAdmin();
    }

    /// The roles that a user has in a new session, in the order of their names.
    public Set<String> roles(String user) {
        return security == null ? Set.of() : security.access(user).roles();
    }

    /// How queries are planned.
    PlanningOptions planning() {
        return planning;
    }

    /// The RDD library's context on which queries run.
    public FeldsparContext context() {
        return context;
    }

    /// How many tasks run at a time.
    public int threads() {
        return threads;
    }

    /// Heap bytes that running queries hold.
    public long reservedBytes() {
        return memory.reservedBytes();
    }

    /// The executors that are there, and the last ones that went.
    public List<ExecutorActivity> executors() {
        return executors.executors();
    }

    /// The tables that are held in memory, as far as the user may see them.
    ///
    /// @param user null for all
    public List<CachedTable> cachedTables(@Nullable String user) {
        Access access = user == null ? Access.unlimited("") : access(user);
        return catalogs.cached().entries(access).stream()
                .map(entry -> new CachedTable(entry.name(), DataCache.bytes(entry.id())))
                .sorted(Comparator.comparing(CachedTable::name))
                .toList();
    }

    /// The value of a setting with which the engine was started.
    public String setting(Setting<?> setting) {
        return settings.text(setting);
    }

    OperationRegistry registry() {
        return operations;
    }

    /// How many spill files running queries have.
    public int openSpillFiles() {
        return spillDirectories.openFiles();
    }

    Catalogs catalogs() {
        return catalogs;
    }

    TableRegistry tables() {
        return tables;
    }

    QueryEngine queries() {
        return queries;
    }

    StatementCache statements() {
        return statements;
    }

    PlanCache plans() {
        return plans;
    }

    TableFiles files() {
        return files;
    }

    /// The files that statements may read.
    FileAccess readable() {
        return readable;
    }

    /// Whose JARs functions may come from.
    FileAccess functionJars() {
        return settings.get(Setting.FUNCTION_JARS);
    }

    /// What of some files may be named by path: not those of tables, on which privileges are
    /// granted one by one, unless the user may do everything.
    FileAccess named(FileAccess files, Access access) {
        return access.limited() && !access.isAdmin() ? files.except(warehouse) : files;
    }

    /// The files that statements may write.
    FileAccess writable() {
        return writable;
    }

    /// Ends all operations and the threads.
    @Override
    public void close() {
        operations.close();
        context.close();
        spillDirectories.close();
    }
}
