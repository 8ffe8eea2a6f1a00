package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.StructType;
import io.feldspar.planner.lowering.QueryRdd;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Rdd;
import io.feldspar.session.FeldsparEngine;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.FunctionRegistration;
import io.feldspar.session.PreparedStatement;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.LocalRows;
import io.feldspar.sql.tree.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A session of the engine: the door to its SQL and its data sets.
///
/// [#builder] starts an engine with its first session; [#newSession] opens others, which share its
/// tables, but not its settings, temporary views and cached data sets. Thread-safe.
public final class Feldspar implements AutoCloseable {

    private static final AtomicLong DATASETS = new AtomicLong(1);

    private final FeldsparEngine engine;
    private final FeldsparSession session;
    private final CachedDatasets cached;
    private final boolean ownsEngine;
    private final Queue<QueryRdd> rdds = new ConcurrentLinkedQueue<>();

    private Feldspar(FeldsparEngine engine, boolean ownsEngine) {
        this.engine = engine;
        this.session = engine.newSession();
        this.cached = new CachedDatasets(session);
        this.ownsEngine = ownsEngine;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// How an engine starts.
    public static final class Builder {

        private final Map<String, String> settings = new TreeMap<>();

        private Builder() {}

        /// Where tasks run: `local[N]` and `local[*]` in this process, `local-cluster[executors,
        /// cores,memory]` in processes of this machine, `feldspar://host:port` on a cluster.
        public Builder master(String master) {
            return config(Setting.MASTER.key(), master);
        }

        public Builder appName(String name) {
            return config(Setting.APPLICATION_NAME.key(), name);
        }

        /// A setting of `docs/sql/settings.md`.
        public Builder config(String key, Object value) {
            settings.put(key, value.toString());
            return this;
        }

        public Builder config(Map<String, ?> all) {
            all.forEach((key, value) -> settings.put(key, String.valueOf(value)));
            return this;
        }

        /// Starts the engine.
        ///
        /// @throws FeldsparException with INVALID_PARAMETER
        public Feldspar build() {
            FeldsparEngine engine = FeldsparEngine.start(settings);
            return new Feldspar(engine, true);
        }
    }

    /// A session of an engine that others started, which closing it leaves open.
    public static Feldspar of(FeldsparEngine engine) {
        return new Feldspar(engine, false);
    }

    /// Another session of the same engine.
    public Feldspar newSession() {
        return new Feldspar(engine, false);
    }

    FeldsparSession session() {
        return session;
    }

    CachedDatasets cached() {
        return cached;
    }

    FeldsparEngine engine() {
        return engine;
    }

    /// The context of RDDs on the same executors.
    public FeldsparContext context() {
        return engine.context();
    }

    // Data sets

    /// The result of a statement. A query runs when its rows are asked for; what else there is runs
    /// at once.
    ///
    /// @param parameters the values of its `?`
    /// @throws FeldsparException naming what is wrong, where, and what to do
    public Dataset<Row> sql(String sql, @Nullable Object... parameters) {
        List<@Nullable Object> values = Arrays.asList(parameters);
        PreparedStatement statement = session.prepare(sql);
        if (!(statement.parsed() instanceof Statement.Query query)) {
            return result(statement, values);
        }
        List<String> columns = names(session.describe(query.text()));
        return dataset(new Query.Text(sql, session.dialect(), values, columns));
    }

    private Dataset<Row> result(PreparedStatement statement, List<@Nullable Object> values) {
        try (Operation operation = statement.execute(values)) {
            Schema schema = operation.schema();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (var batch = operation.next(); batch != null; batch = operation.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(batch.values(i));
                }
            }
            return dataset(new Query.Rows(new LocalRows(schema, rows)));
        }
    }

    /// A table or view.
    ///
    /// @param name as SQL writes it
    /// @throws FeldsparException with TABLE_NOT_FOUND
    public Dataset<Row> table(String name) {
        return dataset(new Query.Table(name, columns(new Query.Table(name, List.of()))));
    }

    /// Reads files.
    public DataFrameReader read() {
        return new DataFrameReader(this);
    }

    /// What tables and functions there are.
    public Catalog catalog() {
        return new Catalog(this);
    }

    /// Adds functions in Java to the session; SQL and [functions#call_udf] call them.
    public FunctionRegistration udf() {
        return session.udf();
    }

    /// The settings of the session.
    public RuntimeConfig conf() {
        return new RuntimeConfig(session);
    }

    /// The column `id` of the numbers from 0 to below an end.
    public Dataset<Long> range(long end) {
        return range(0, end);
    }

    public Dataset<Long> range(long start, long end) {
        return range(start, end, 1);
    }

    public Dataset<Long> range(long start, long end, long step) {
        return new Dataset<>(
                this, numbered(new Query.Range(start, end, step)), LongEncoder.INSTANCE);
    }

    /// The rows of a program.
    ///
    /// @throws FeldsparException with TYPE_MISMATCH where a value is not of its column's type
    public Dataset<Row> createDataFrame(List<Row> rows, String schema) {
        return createDataFrame(rows, parsedSchema(schema));
    }

    /// The rows of an RDD, which are computed now.
    public Dataset<Row> createDataFrame(Rdd<Row> rows, Schema schema) {
        return createDataFrame(rows.collect(), schema);
    }

    public Dataset<Row> createDataFrame(List<Row> rows, Schema schema) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        rows.forEach(row -> values.add(RowValues.written(schema, row)));
        return dataset(new Query.Rows(new LocalRows(schema, values)));
    }

    /// Objects, as their encoder makes rows of them.
    public <T> Dataset<T> createDataset(List<T> values, Encoder<T> encoder) {
        Schema schema = encoder.schema();
        if (schema == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Rows need a schema",
                    "Use createDataFrame(rows, schema).");
        }
        List<Row> rows = values.stream().map(encoder::toRow).toList();
        return new Dataset<>(this, createDataFrame(rows, schema).query(), encoder);
    }

    /// Objects of a record, of a bean or of a simple class.
    public <T> Dataset<T> createDataset(List<T> values, Class<T> type) {
        return createDataset(values, Encoders.of(type));
    }

    /// Nothing, without columns.
    public Dataset<Row> emptyDataFrame() {
        return createDataFrame(List.of(), new Schema(List.of()));
    }

    Dataset<Row> dataset(Query query) {
        return new Dataset<>(this, numbered(query), Encoder.rows());
    }

    static Query.Numbered numbered(Query query) {
        return new Query.Numbered(query, DATASETS.getAndIncrement());
    }

    // What data sets need

    /// The columns that SQL declares, as CREATE TABLE does.
    Schema parsedSchema(String columns) {
        Expr struct = new Expr.Cast(new Expr.Constant(null), "STRUCT<" + columns + ">", false);
        Schema schema =
                schema(
                        new Query.Project(
                                new Query.Range(0, 1, 1),
                                List.of(new Expr.Alias(struct, List.of("s")))));
        return schema.type(0) instanceof StructType type
                ? RowValues.schema(type)
                : new Schema(List.of());
    }

    Schema schema(Query query) {
        return session.describe(known(query));
    }

    QueryRdd open(Query query) {
        QueryRdd opened = session.open(text(query));
        rdds.add(opened);
        return opened;
    }

    String explained(Query query, boolean extended) {
        Statement.Explain.Kind kind =
                extended ? Statement.Explain.Kind.FORMATTED : Statement.Explain.Kind.PLAN;
        QueryText made = text(query);
        StringBuilder text = new StringBuilder();
        try (Operation operation =
                execute(
                        new Statement.Explain(kind, new Statement.Query(made)),
                        "EXPLAIN " + made.sql())) {
            for (var batch = operation.next(); batch != null; batch = operation.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    text.append(batch.values(i).getFirst()).append(System.lineSeparator());
                }
            }
        }
        return text.toString();
    }

    /// The query with what it reads from data sets that are cached.
    QueryText text(Query query) {
        cached.compute(this, query);
        return known(query);
    }

    /// The query with what is stored of it so far.
    QueryText known(Query query) {
        return session.query(query, cached::find);
    }

    List<String> columns(Query query) {
        return session.columns(query, cached::find);
    }

    static List<String> names(Schema schema) {
        return schema.fields().stream().map(Field::name).toList();
    }

    /// Starts a statement over the query that a tree is.
    Operation execute(Statement statement, String text) {
        return session.statement(statement, text).execute(List.of());
    }

    /// Starts the query, as it was written where it was.
    Operation execute(Query query) {
        cached.compute(this, query);
        if (withoutNumber(query) instanceof Query.Text text
                && query instanceof Query.Numbered numbered
                && cached.find(numbered).equals(query)
                && text.dialect() == session.dialect()) {
            return session.execute(text.sql(), text.parameters());
        }
        QueryText made = text(query);
        return execute(new Statement.Query(made), made.sql());
    }

    void createView(String name, Query query, boolean replace) {
        execute(
                        new Statement.CreateView(
                                ColumnName.parts(name),
                                true,
                                replace,
                                false,
                                List.of(),
                                text(query)),
                        "CREATE TEMPORARY VIEW " + name)
                .close();
    }

    private static Query withoutNumber(Query query) {
        return query instanceof Query.Numbered(Query input, long _) ? input : query;
    }

    @Override
    public void close() {
        rdds.forEach(QueryRdd::close);
        session.close();
        if (ownsEngine) {
            engine.close();
        }
    }
}
