package io.feldspar.session;

import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.analyzer.Analyzer;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.StatementParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One user's conversation with the engine: settings, current schema, temporary views, and the
/// statements that run.
///
/// Statements may run at the same time; they are analysed one after another.
public final class FeldsparSession implements AutoCloseable {

    private final FeldsparEngine engine;
    private final SessionCatalog catalog;
    private final Analyzer analyzer;
    private final Map<Long, SessionQuery> queries = new ConcurrentHashMap<>();
    /// Statements inside [#run], and whether they were cancelled before their query had begun.
    private final Map<Long, Boolean> starting = new ConcurrentHashMap<>();
    private volatile Settings settings;

    FeldsparSession(FeldsparEngine engine, Settings settings) {
        this.engine = engine;
        this.settings = settings;
        this.catalog = new SessionCatalog(engine.catalogs());
        this.analyzer = new Analyzer(catalog);
    }

    /// Runs one statement.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException naming what is wrong, where, and what
    ///     to do
    public StatementResult execute(String sql) {
        return execute(sql, List.of());
    }

    /// Runs one statement whose `?` have these values, as
    /// [io.feldspar.executor.vector.Values] defines them, or `java.time` values.
    public StatementResult execute(String sql, List<@Nullable Object> parameters) {
        return run(StatementParser.parseOne(sql), parameters);
    }

    /// Checks a statement, to run it later, perhaps often.
    public PreparedStatement prepare(String sql) {
        return new PreparedStatement(this, StatementParser.parseOne(sql));
    }

    /// The result of a query as a data set.
    public Dataset sql(String sql) {
        return new Dataset(this, sql);
    }

    /// A table or view as a data set.
    ///
    /// @param name as SQL writes it
    public Dataset table(String name) {
        return new Dataset(this, "SELECT * FROM " + name);
    }

    /// A number for a statement that is going to run, by which it can be cancelled from its very
    /// beginning; see [PreparedStatement#execute(long, List)].
    public long newQueryId() {
        return engine.newQueryId();
    }

    StatementResult run(Statement statement, List<@Nullable Object> parameters) {
        return run(newQueryId(), statement, parameters);
    }

    StatementResult run(long queryId, Statement statement, List<@Nullable Object> parameters) {
        starting.put(queryId, false);
        try {
            return new StatementRunner(this, queryId, parameters).run(statement);
        } finally {
            starting.remove(queryId);
        }
    }

    /// Ends the statement of that number; nothing where it has ended.
    public void cancel(long queryId) {
        starting.computeIfPresent(queryId, (_, _) -> true);
        SessionQuery query = queries.get(queryId);
        if (query != null) {
            query.cancel();
        }
    }

    /// Ends all statements of this session.
    public void cancelAll() {
        queries.values().forEach(SessionQuery::cancel);
    }

    /// How far all statements of this session are.
    public Progress progress() {
        int completed = 0;
        int total = 0;
        for (SessionQuery query : queries.values()) {
            Progress progress = query.progress();
            completed += progress.completedTasks();
            total += progress.totalTasks();
        }
        return new Progress(completed, total);
    }

    /// How far the statement of that number is.
    public Progress progress(long queryId) {
        SessionQuery query = queries.get(queryId);
        return query == null ? new Progress(0, 0) : query.progress();
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

    /// Sets a setting, as SET does.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with INVALID_PARAMETER
    public void set(String key, String value) {
        settings = settings.with(key, value);
    }

    /// Gives a setting its default, as RESET does.
    public void reset(String key) {
        settings = settings.without(key);
    }

    public String currentCatalog() {
        return catalog.currentCatalog();
    }

    public String currentSchema() {
        return catalog.currentSchema();
    }

    /// Makes `schema`, `catalog` or `catalog.schema` current, as USE does.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SCHEMA_NOT_FOUND
    public void use(List<String> name) {
        catalog.use(name);
    }

    SessionCatalog catalog() {
        return catalog;
    }

    /// The columns of a query.
    Schema describe(QueryText query) {
        synchronized (analyzer) {
            return analyzer.describe(query);
        }
    }

    List<String> unreadableColumns(QueryText query) {
        synchronized (analyzer) {
            return analyzer.unreadableColumns(query);
        }
    }

    List<Type> parameterTypes(QueryText query) {
        synchronized (analyzer) {
            return analyzer.parameterTypes(query);
        }
    }

    PlannedQuery plan(QueryText query, List<@Nullable Object> parameters) {
        synchronized (analyzer) {
            return PlannedQuery.of(engine, catalog, analyzer, query, parameters);
        }
    }

    void started(SessionQuery query) {
        queries.put(query.id(), query);
        if (starting.getOrDefault(query.id(), false)) {
            query.cancel();
        }
    }

    void ended(SessionQuery query) {
        queries.remove(query.id());
    }

    /// Ends what still runs.
    @Override
    public void close() {
        for (SessionQuery query : List.copyOf(queries.values())) {
            query.close();
        }
    }
}
