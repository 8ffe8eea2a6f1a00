package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.planner.lowering.QueryRdd;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.StatementLimits;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.analyzer.Analyzer;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.tree.Query;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One user's conversation with the engine: settings, current schema and temporary views. All else
/// is the engine's.
///
/// Statements may run at the same time; they are analysed one after another.
public final class FeldsparSession implements AutoCloseable {

    private static final int LOCK_POLL_MILLIS = 20;

    private final FeldsparEngine engine;
    private final long id;
    private final String user;
    private final SessionCatalog catalog;

    /// Guarded by the lock.
    private final Analyzer analyzer;

    private final ReentrantLock analyzing = new ReentrantLock();
    private volatile Settings settings;
    private volatile Supplier<StatementLimits> limits = () -> StatementLimits.NONE;
    private final SessionTransaction transaction = new SessionTransaction(this);
    private final PreparedStatements prepared = new PreparedStatements();
    private final CachedQueries cached = new CachedQueries(this);
    private final ForeignSettings foreignSettings = new ForeignSettings(this::dialect);

    FeldsparSession(FeldsparEngine engine, long id, String user, Settings settings) {
        this.engine = engine;
        this.id = id;
        this.user = user;
        this.settings = settings;
        this.catalog =
                new SessionCatalog(
                        engine.catalogs(),
                        engine.readable(),
                        seenBy -> engine.named(engine.readable(), seenBy),
                        engine.access(user));
        this.analyzer = new Analyzer(catalog);
        catalog.useTimeZone(() -> this.settings.get(Setting.TIME_ZONE));
        catalog.limitJars(engine.functionJars());
        catalog.evaluateTimesBy(time -> TimeOfTable.micros(catalog, engine, time));
    }

    /// Runs one statement, until its first rows can be asked for or all else is done.
    ///
    /// @throws FeldsparException naming what is wrong, where, and what to do
    public Operation execute(String sql) {
        return execute(sql, List.of());
    }

    /// Runs one statement whose `?` have these values, as
    /// [io.feldspar.executor.vector.Values] defines them, or `java.time` values.
    public Operation execute(String sql, List<@Nullable Object> parameters) {
        return statement(sql).execute(parameters);
    }

    /// A statement to run, perhaps often. The text is not looked at yet.
    public PreparedStatement statement(String sql) {
        return new PreparedStatement(this, sql);
    }

    /// Checks the syntax of a statement, to run it later, perhaps often.
    public PreparedStatement prepare(String sql) {
        PreparedStatement statement = statement(sql);
        statement.parsed();
        return statement;
    }

    /// A statement that was not parsed from a text of its own.
    ///
    /// @param text how operations show it
    public PreparedStatement statement(Statement statement, String text) {
        return new PreparedStatement(this, text, statement);
    }

    /// The query that a tree is.
    ///
    /// @param cached what is read in place of a data set
    /// @throws FeldsparException with COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS or SYNTAX_ERROR
    public QueryText query(Query tree, Function<Query.Numbered, Query> cached) {
        return analyzing(() -> analyzer.query(tree, dialect(), cached), () -> {});
    }

    /// The names of the columns of a tree.
    public List<String> columns(Query tree, Function<Query.Numbered, Query> cached) {
        return analyzing(() -> analyzer.columns(tree, dialect(), cached), () -> {});
    }

    /// The query as an RDD of batches, for jobs of the caller.
    public QueryRdd open(QueryText query) {
        PlannedQuery planned = plan(query, List.of(), () -> {});
        return engine.queries()
                .open(
                        planned.plan(),
                        StatementContext.options("an RDD", settings, limits(), false));
    }

    /// Adds functions in Java to the session.
    public FunctionRegistration udf() {
        return new FunctionRegistration(this, true);
    }

    /// Identifies the session within its engine.
    public long id() {
        return id;
    }

    /// Who it is for.
    public String user() {
        return user;
    }

    /// What catalogs, schemas, tables and columns there are.
    public Metadata metadata() {
        return new Metadata(this);
    }

    public FeldsparEngine engine() {
        return engine;
    }

    public Settings settings() {
        return settings;
    }

    /// What its statements may use.
    StatementLimits limits() {
        return limits.get();
    }

    /// Makes statements from now on have the limits that the source gives for each.
    public void limitBy(Supplier<StatementLimits> source) {
        limits = source;
    }

    CachedQueries cached() {
        return cached;
    }

    /// Runs a query and holds its rows until they are released: in files and, once they were read,
    /// in memory.
    public HeldRows hold(QueryText query) {
        String name = "data set " + UUID.randomUUID();
        Statement cache = new Statement.Cache(List.of(name), true, query);
        try (Operation holding =
                statement(cache, "CACHE LAZY TABLE AS " + query.sql()).execute(List.of())) {
            holding.awaitRows();
        }
        catalog.removeTemporaryView(name);
        return new HeldRows(name, List.of(SessionCatalog.ROWS, cached.id(name)));
    }

    public void release(HeldRows rows) {
        cached.remove(rows.name());
    }

    /// What PREPARE named.
    PreparedStatements prepared() {
        return prepared;
    }

    SessionTransaction transaction() {
        return transaction;
    }

    ForeignSettings foreignSettings() {
        return foreignSettings;
    }

    /// What texts mean where databases differ.
    public Dialect dialect() {
        return settings.get(Setting.DIALECT);
    }

    /// Sets a setting of the session, as SET does.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER
    public void set(String key, String value) {
        requireSessionSetting(key);
        settings = settings.with(key, value);
        commitByAutocommit();
    }

    /// Gives a setting of the session its default, as RESET does.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER
    public void reset(String key) {
        requireSessionSetting(key);
        settings = settings.without(key);
        commitByAutocommit();
    }

    private void commitByAutocommit() {
        if (settings.get(Setting.AUTOCOMMIT)) {
            transaction.commitImplicit();
        }
    }

    private static void requireSessionSetting(String key) {
        Setting<?> setting = Settings.find(key);
        if (!setting.perSession()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is an engine setting and cannot be changed with SET"
                            .formatted(setting.key()),
                    "Set it when the engine starts.");
        }
    }

    public String currentCatalog() {
        return catalog.currentCatalog();
    }

    public String currentSchema() {
        return catalog.currentSchema();
    }

    /// Makes `schema`, `catalog` or `catalog.schema` current, as USE does.
    ///
    /// @throws FeldsparException with SCHEMA_NOT_FOUND
    public void use(List<String> name) {
        catalog.use(name);
    }

    /// The text that a variable holds.
    ///
    /// @throws FeldsparException with VARIABLE_NOT_FOUND, or TYPE_MISMATCH if it is not text
    String textOf(List<String> name) {
        Object value = catalog.variables().get(name).value();
        if (value instanceof String text) {
            return text;
        }
        throw new FeldsparException(
                value == null ? ErrorCode.VARIABLE_WITHOUT_TEXT : ErrorCode.TYPE_MISMATCH,
                "Variable '%s' holds no text".formatted(String.join(".", name)),
                "SET VARIABLE to the text of a statement.");
    }

    SessionCatalog catalog() {
        return catalog;
    }

    /// The columns of a query.
    public Schema describe(QueryText query) {
        return analyzing(() -> analyzer.describe(query), () -> {});
    }

    Analyzer.Sources sources(QueryText query) {
        return analyzing(() -> analyzer.sources(query), () -> {});
    }

    List<String> unreadableColumns(QueryText query) {
        return analyzing(() -> analyzer.unreadableColumns(query), () -> {});
    }

    List<Type> parameterTypes(QueryText query) {
        return analyzing(() -> analyzer.parameterTypes(query), () -> {});
    }

    /// @param check called now and then; throws to end the planning
    PlannedQuery plan(QueryText query, List<@Nullable Object> parameters, Runnable check) {
        PlannedQuery planned =
                analyzing(() -> PlannedQuery.of(this, analyzer, query, parameters, check), check);
        check.run();
        return planned;
    }

    private <T> T analyzing(Supplier<T> work, Runnable check) {
        try {
            while (!analyzing.tryLock(LOCK_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                check.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeldsparException(
                    ErrorCode.QUERY_CANCELLED, "The statement was cancelled by an interrupt", e);
        }
        try {
            return work.get();
        } finally {
            analyzing.unlock();
        }
    }

    /// Closes its operations, and rolls its transaction back.
    @Override
    public void close() {
        engine.registry().closeSession(id);
        transaction.rollback();
        cached.close();
    }
}
