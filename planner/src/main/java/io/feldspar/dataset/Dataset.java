package io.feldspar.dataset;

import io.feldspar.executor.object.ObjectType;
import io.feldspar.executor.type.Schema;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.function.SerializableConsumer;
import io.feldspar.rdd.storage.StorageLevel;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Query;
import io.feldspar.sql.tree.Query.JoinKind;
import io.feldspar.sql.tree.Query.JoinOn;
import io.feldspar.sql.tree.Query.SetKind;
import io.feldspar.udf.Aggregator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows that are computed when they are asked for, as objects of a class.
///
/// Names of columns are checked when a data set is made, types when it runs or tells its schema.
/// Immutable, but for what [#cache] does.
///
/// @param <T> [Row], or what an [Encoder] makes of rows
public final class Dataset<T> {

    private final Feldspar feldspar;
    private final Query.Numbered query;
    private final Encoder<T> encoder;
    private final List<String> columns;
    private final int partitions;

    /// @throws io.feldspar.executor.error.FeldsparException with COLUMN_NOT_FOUND or
    ///     COLUMN_AMBIGUOUS
    Dataset(Feldspar feldspar, Query.Numbered query, Encoder<T> encoder) {
        this(feldspar, query, encoder, 0);
    }

    private Dataset(Feldspar feldspar, Query.Numbered query, Encoder<T> encoder, int partitions) {
        this.partitions = partitions;
        this.feldspar = feldspar;
        this.query = query;
        this.encoder = encoder;
        this.columns = feldspar.columns(query);
    }

    Query.Numbered query() {
        return query;
    }

    Encoder<T> encoder() {
        return encoder;
    }

    Feldspar feldspar() {
        return feldspar;
    }

    /// Rows of other columns.
    private Dataset<Row> rows(Query made) {
        return feldspar.dataset(made);
    }

    /// Other rows of the same columns.
    private Dataset<T> same(Query made) {
        return new Dataset<>(feldspar, Feldspar.numbered(made), encoder);
    }

    // Columns

    public Schema schema() {
        return feldspar.schema(query);
    }

    public String[] columns() {
        return columns.toArray(String[]::new);
    }

    /// A column of this data set, wherever else there is one of its name.
    public Column col(String name) {
        Expr parsed = ColumnName.parse(name);
        if (parsed instanceof Expr.Name(List<String> parts) && parts.size() == 1) {
            rows(new Query.Project(query, List.of(parsed)));
            return new Column(new Expr.ColumnOf(query.number(), parts.getFirst()));
        }
        return new Column(parsed);
    }

    public Column apply(String name) {
        return col(name);
    }

    public Dataset<Row> select(Column... items) {
        return rows(new Query.Project(query, Column.expressions(items)));
    }

    public Dataset<Row> select(String column, String... others) {
        return select(functions.cols(column, others));
    }

    /// Items as SELECT has them.
    public Dataset<Row> selectExpr(String... items) {
        return select(Arrays.stream(items).map(functions::expr).toArray(Column[]::new));
    }

    /// All columns with one more, or with another in the place of the one of that name.
    public Dataset<Row> withColumn(String name, Column value) {
        return withColumns(Map.of(name, value));
    }

    public Dataset<Row> withColumns(Map<String, Column> values) {
        List<Expr.Alias> made = new ArrayList<>();
        values.forEach(
                (name, value) -> made.add(new Expr.Alias(value.expression(), List.of(name))));
        return rows(new Query.WithColumns(query, made));
    }

    public Dataset<Row> withColumnRenamed(String from, String to) {
        return withColumnsRenamed(Map.of(from, to));
    }

    public Dataset<Row> withColumnsRenamed(Map<String, String> names) {
        return rows(new Query.Renamed(query, names));
    }

    /// All columns but these; names that no column has are ignored.
    public Dataset<Row> drop(String... names) {
        return rows(
                new Query.Drop(
                        query,
                        Arrays.stream(names)
                                .<Expr>map(name -> new Expr.Name(List.of(name)))
                                .toList()));
    }

    public Dataset<Row> drop(Column... dropped) {
        return rows(new Query.Drop(query, Column.expressions(dropped)));
    }

    /// Rows of the same columns, or of columns with these names.
    public Dataset<Row> toDF(String... names) {
        return rows(names.length == 0 ? query : new Query.Named(query, List.of(names)));
    }

    /// The same under a name, which qualifies its columns.
    public Dataset<T> as(String alias) {
        return same(new Query.As(query, alias));
    }

    public Dataset<T> alias(String alias) {
        return as(alias);
    }

    /// What a function makes of it.
    public <U> Dataset<U> transform(Function<Dataset<T>, Dataset<U>> change) {
        return change.apply(this);
    }

    // Rows

    public Dataset<T> filter(Column condition) {
        return same(new Query.Filter(query, condition.expression()));
    }

    /// @param condition as WHERE has it
    public Dataset<T> filter(String condition) {
        return filter(functions.expr(condition));
    }

    public Dataset<T> where(Column condition) {
        return filter(condition);
    }

    public Dataset<T> where(String condition) {
        return filter(condition);
    }

    public Dataset<T> distinct() {
        return same(new Query.Distinct(query, List.of()));
    }

    public Dataset<T> dropDuplicates() {
        return distinct();
    }

    /// One row, any of them, of each group of rows that are equal in these columns.
    public Dataset<T> dropDuplicates(String... names) {
        return same(new Query.Distinct(query, List.of(names)));
    }

    public Dataset<T> orderBy(Column... keys) {
        return same(new Query.Sort(query, Column.expressions(keys)));
    }

    public Dataset<T> orderBy(String column, String... others) {
        return orderBy(functions.cols(column, others));
    }

    public Dataset<T> sort(Column... keys) {
        return orderBy(keys);
    }

    public Dataset<T> sort(String column, String... others) {
        return orderBy(column, others);
    }

    public Dataset<T> limit(long count) {
        return same(new Query.Limit(query, count, 0));
    }

    public Dataset<T> offset(long count) {
        return same(new Query.Limit(query, null, count));
    }

    // Groups

    public RelationalGroupedDataset groupBy(Column... keys) {
        return grouped(Query.Grouping.ALL, keys);
    }

    public RelationalGroupedDataset groupBy(String column, String... others) {
        return groupBy(functions.cols(column, others));
    }

    public RelationalGroupedDataset rollup(Column... keys) {
        return grouped(Query.Grouping.ROLLUP, keys);
    }

    public RelationalGroupedDataset rollup(String column, String... others) {
        return rollup(functions.cols(column, others));
    }

    public RelationalGroupedDataset cube(Column... keys) {
        return grouped(Query.Grouping.CUBE, keys);
    }

    public RelationalGroupedDataset cube(String column, String... others) {
        return cube(functions.cols(column, others));
    }

    private RelationalGroupedDataset grouped(Query.Grouping grouping, Column... keys) {
        return new RelationalGroupedDataset(this, grouping, Column.expressions(keys));
    }

    /// Aggregates of all rows.
    public Dataset<Row> agg(Column aggregate, Column... others) {
        return groupBy().agg(aggregate, others);
    }

    /// @param functions names of aggregates by the columns that they are of
    public Dataset<Row> agg(Map<String, String> functions) {
        return groupBy().agg(functions);
    }

    // Joins and set operations

    public Dataset<Row> join(Dataset<?> right) {
        return joined(right, JoinKind.INNER, null);
    }

    public Dataset<Row> crossJoin(Dataset<?> right) {
        return joined(right, JoinKind.CROSS, null);
    }

    /// The pairs of rows with equal values in a column, which the result has once.
    public Dataset<Row> join(Dataset<?> right, String column) {
        return join(right, List.of(column));
    }

    public Dataset<Row> join(Dataset<?> right, List<String> using) {
        return join(right, using, "inner");
    }

    /// @param kind inner, left, right, full, left_semi, left_anti, or Spark's other words for them
    public Dataset<Row> join(Dataset<?> right, List<String> using, String kind) {
        return joined(right, JoinKinds.of(kind), new JoinOn.Using(using));
    }

    public Dataset<Row> join(Dataset<?> right, Column condition) {
        return join(right, condition, "inner");
    }

    /// @param kind inner, left, right, full, left_semi, left_anti, or Spark's other words for them
    public Dataset<Row> join(Dataset<?> right, Column condition, String kind) {
        return joined(right, JoinKinds.of(kind), new JoinOn.Condition(condition.expression()));
    }

    private Dataset<Row> joined(Dataset<?> right, JoinKind kind, @Nullable JoinOn on) {
        return rows(new Query.Join(query, right.query, kind, on));
    }

    /// The rows of both, duplicates included, by the positions of their columns.
    public Dataset<T> union(Dataset<T> other) {
        return combined(other, SetKind.UNION, true);
    }

    public Dataset<T> unionAll(Dataset<T> other) {
        return union(other);
    }

    public Dataset<T> unionByName(Dataset<T> other) {
        return unionByName(other, false);
    }

    /// @param allowMissingColumns whether columns that one side lacks are NULL there
    public Dataset<T> unionByName(Dataset<T> other, boolean allowMissingColumns) {
        return same(new Query.UnionByName(query, other.query, allowMissingColumns));
    }

    public Dataset<T> intersect(Dataset<T> other) {
        return combined(other, SetKind.INTERSECT, false);
    }

    public Dataset<T> intersectAll(Dataset<T> other) {
        return combined(other, SetKind.INTERSECT, true);
    }

    public Dataset<T> except(Dataset<T> other) {
        return combined(other, SetKind.EXCEPT, false);
    }

    public Dataset<T> exceptAll(Dataset<T> other) {
        return combined(other, SetKind.EXCEPT, true);
    }

    private Dataset<T> combined(Dataset<T> other, SetKind kind, boolean all) {
        return same(new Query.SetOperation(query, other.query, kind, all));
    }

    // Objects

    /// The same rows as objects of a class: a record or bean of columns of the same names, in any
    /// case of letters, or a simple class for the one column. Other columns are left out.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with COLUMN_NOT_FOUND or TYPE_MISMATCH
    public <U> Dataset<U> as(Class<U> type) {
        return TypedQuery.as(this, type);
    }

    public <U> Dataset<U> as(Encoder<U> type) {
        return TypedQuery.as(this, TypedQuery.type(type));
    }

    public Dataset<T> filter(FilterFunction<? super T> condition) {
        return same(new Query.Filter(query, typed().condition(condition)));
    }

    /// An object for each, of the class that the function gives.
    public <U extends @Nullable Object> Dataset<U> map(MapFunction<? super T, U> function) {
        return typed().map(function, TypedQuery.resultOf(function, MapFunction.class));
    }

    public <U extends @Nullable Object> Dataset<U> map(
            MapFunction<? super T, U> function, Encoder<U> result) {
        return typed().map(function, TypedQuery.type(result));
    }

    public <U extends @Nullable Object> Dataset<U> map(
            MapFunction<? super T, U> function, Class<U> result) {
        return typed().map(function, ObjectType.of(result));
    }

    /// Any number of objects for each.
    public <U extends @Nullable Object> Dataset<U> flatMap(
            FlatMapFunction<? super T, U> function, Encoder<U> result) {
        return typed().flatMap(function, TypedQuery.type(result));
    }

    public <U extends @Nullable Object> Dataset<U> flatMap(
            FlatMapFunction<? super T, U> function, Class<U> result) {
        return typed().flatMap(function, ObjectType.of(result));
    }

    /// Calls the function with the objects of each batch of about 2,000 rows.
    public <U extends @Nullable Object> Dataset<U> mapPartitions(
            MapPartitionsFunction<T, U> function, Encoder<U> result) {
        return typed().mapPartitions(function, TypedQuery.type(result));
    }

    public <U extends @Nullable Object> Dataset<U> mapPartitions(
            MapPartitionsFunction<T, U> function, Class<U> result) {
        return typed().mapPartitions(function, ObjectType.of(result));
    }

    /// The objects in groups of equal keys, which are of the class that the function gives.
    public <K> KeyValueGroupedDataset<K, T> groupByKey(MapFunction<? super T, K> key) {
        return typed().groupByKey(key, TypedQuery.resultOf(key, MapFunction.class));
    }

    public <K> KeyValueGroupedDataset<K, T> groupByKey(
            MapFunction<? super T, K> key, Encoder<K> result) {
        return typed().groupByKey(key, TypedQuery.type(result));
    }

    /// One object for all.
    ///
    /// @throws java.util.NoSuchElementException if there are none
    public T reduce(ReduceFunction<T> function) {
        return typed().reduce(function);
    }

    /// The result of an aggregator over all objects.
    public <B, O> Dataset<O> agg(Aggregator<? super T, B, O> aggregator) {
        return typed().aggregate(aggregator);
    }

    /// The pairs of objects that a condition holds for.
    public <U> Dataset<Tuple2<T, U>> joinWith(Dataset<U> right, Column condition) {
        return joinWith(right, condition, "inner");
    }

    /// @param kind inner, left, right or full; an object that has no other is with null
    public <U> Dataset<Tuple2<T, U>> joinWith(Dataset<U> right, Column condition, String kind) {
        return typed().joinWith(right, join(right, condition, kind).query());
    }

    private TypedOperations<T> typed() {
        return new TypedOperations<>(this);
    }

    // Out

    /// The rows, read while the query runs; to be closed.
    public ResultRows<T> results() {
        return new ResultRows<>(feldspar.execute(query), encoder);
    }

    /// The rows one by one; the query ends when the stream is closed or has no more.
    public Stream<T> stream() {
        return results().stream();
    }

    public Iterator<T> toLocalIterator() {
        return results();
    }

    public List<T> collectAsList() {
        try (ResultRows<T> results = results()) {
            List<T> rows = new ArrayList<>();
            results.forEachRemaining(rows::add);
            return rows;
        }
    }

    public List<T> collect() {
        return collectAsList();
    }

    public List<T> take(int count) {
        return limit(count).collectAsList();
    }

    public List<T> takeAsList(int count) {
        return take(count);
    }

    public List<T> head(int count) {
        return take(count);
    }

    /// The first row.
    ///
    /// @throws java.util.NoSuchElementException where there is none
    public T head() {
        return take(1).getFirst();
    }

    public T first() {
        return head();
    }

    public long count() {
        return agg(functions.call_function("count", functions.col("*")))
                .collectAsList()
                .getFirst()
                .getLong(0);
    }

    public boolean isEmpty() {
        return take(1).isEmpty();
    }

    /// The last rows.
    public List<T> tail(int count) {
        List<T> rows = collectAsList();
        return rows.subList(Math.max(0, rows.size() - count), rows.size());
    }

    /// Calls the action with each row, in this process.
    public void foreach(Consumer<? super T> action) {
        try (ResultRows<T> results = results()) {
            results.forEachRemaining(action);
        }
    }

    /// Calls the action once for each partition, on the executors.
    public void foreachPartition(SerializableConsumer<? super Iterator<T>> action) {
        toRdd().foreachPartition(action);
    }

    /// The rows as an RDD on the same executors, computed when it is used.
    public Rdd<T> toRdd() {
        return RddOfRows.of(this);
    }

    public Rdd<T> rdd() {
        return toRdd();
    }

    /// Prints the first 20 rows as a table.
    public void show() {
        show(20);
    }

    public void show(int count) {
        show(count, true);
    }

    /// @param truncate whether long values are cut, so that the table fits the terminal
    public void show(int count, boolean truncate) {
        System.out.print(showString(count, truncate));
    }

    /// The table that [#show] prints.
    public String showString(int count, boolean truncate) {
        return ShownTable.of(rows(query), count, truncate);
    }

    public void printSchema() {
        System.out.print(ShownSchema.of(schema()));
    }

    /// Prints the physical plan.
    public void explain() {
        System.out.print(explainString(false));
    }

    /// @param extended whether with everything that there is to say of each node
    public void explain(boolean extended) {
        System.out.print(explainString(extended));
    }

    /// The plan that [#explain] prints.
    public String explainString(boolean extended) {
        return feldspar.explained(query, extended);
    }

    public DataFrameWriter<T> write() {
        return new DataFrameWriter<>(this);
    }

    // Samples and statistics

    /// About that share of the rows.
    public Dataset<T> sample(double fraction) {
        return sample(fraction, ThreadLocalRandom.current().nextLong());
    }

    /// @param seed with which the same rows are taken, as long as they come in the same order
    public Dataset<T> sample(double fraction, long seed) {
        return Samples.share(this, 0, fraction, seed);
    }

    /// The rows at random in several data sets, of sizes in proportion to the weights.
    public List<Dataset<T>> randomSplit(double[] weights) {
        return randomSplit(weights, ThreadLocalRandom.current().nextLong());
    }

    public List<Dataset<T>> randomSplit(double[] weights, long seed) {
        return Samples.split(this, weights, seed);
    }

    public DataFrameNaFunctions na() {
        return new DataFrameNaFunctions(rows(query));
    }

    public DataFrameStatFunctions stat() {
        return new DataFrameStatFunctions(rows(query));
    }

    /// Count, mean, standard deviation, minimum and maximum of columns, as texts.
    public Dataset<Row> describe(String... names) {
        return Summary.of(rows(query), List.of(names), Summary.DESCRIBED);
    }

    /// Statistics of all numbers and texts.
    ///
    /// @param statistics count, mean, stddev, min, max, or percentiles such as 75%; all of these
    ///     and the quartiles where there are none
    public Dataset<Row> summary(String... statistics) {
        return Summary.of(
                rows(query), List.of(), statistics.length == 0 ? Summary.ALL : List.of(statistics));
    }

    /// The same rows; the observation can tell aggregates of them.
    public Dataset<T> observe(Observation observation, Column aggregate, Column... others) {
        observation.of(agg(aggregate, others));
        return this;
    }

    // How it is computed

    /// The same rows: the planner chooses by itself what Spark's hints are for.
    public Dataset<T> hint(String name, Object... parameters) {
        return this;
    }

    /// The same rows; an RDD of them has so many partitions.
    public Dataset<T> repartition(int partitions) {
        return new Dataset<>(feldspar, query, encoder, partitions);
    }

    public Dataset<T> repartition(int partitions, Column... columns) {
        return repartition(partitions);
    }

    /// The same rows; an RDD of them has so many partitions, and one makes one file.
    public Dataset<T> coalesce(int partitions) {
        return repartition(partitions);
    }

    /// Whether all rows are to be written to one file.
    boolean inOneFile() {
        return partitions == 1;
    }

    /// How many partitions an RDD has, or 0 for as many as the plan has.
    int partitions() {
        return partitions;
    }

    /// Stores the rows when they are first computed, for this data set and those made of it.
    public Dataset<T> cache() {
        feldspar.cached().register(query);
        return this;
    }

    public Dataset<T> persist() {
        return cache();
    }

    /// @param level the rows are stored in files, whatever it says
    public Dataset<T> persist(StorageLevel level) {
        return cache();
    }

    public Dataset<T> unpersist() {
        feldspar.cached().remove(query);
        return this;
    }

    public Dataset<T> unpersist(boolean blocking) {
        return unpersist();
    }

    public boolean isCached() {
        return feldspar.cached().isRegistered(query);
    }

    /// Computes the rows now and stores them until the engine is closed: the result does not know
    /// how they were computed.
    public Dataset<T> checkpoint() {
        return same(feldspar.cached().store(feldspar, query));
    }

    public Dataset<T> localCheckpoint() {
        return checkpoint();
    }

    // Views

    /// Makes it a temporary view of the session.
    public void createOrReplaceTempView(String name) {
        feldspar.createView(name, query, true);
    }

    /// @throws io.feldspar.executor.error.FeldsparException with TABLE_ALREADY_EXISTS
    public void createTempView(String name) {
        feldspar.createView(name, query, false);
    }
}
