package io.feldspar.dataset;

import io.feldspar.executor.function.user.ObjectAggregator;
import io.feldspar.executor.function.user.ObjectFunction;
import io.feldspar.executor.function.user.ObjectFunction.Gives;
import io.feldspar.executor.function.user.ObjectInput;
import io.feldspar.executor.object.ObjectType;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Query;
import io.feldspar.udf.Aggregator;
import java.util.ArrayList;
import java.util.List;

/// Objects in groups of equal keys.
///
/// `mapGroups`, `flatMapGroups` and `cogroup` hold the objects of a group in memory, while
/// `reduceGroups`, `agg` and `count` do not.
///
/// @param <K> the keys
/// @param <V> the objects
@SuppressWarnings({"unchecked", "NullAway"}) // objects may be null, where a column is
public final class KeyValueGroupedDataset<K, V> {

    private static final String VALUES = "$values";
    private static final String OTHERS = "$others";

    private final Dataset<V> dataset;
    private final Query keyed;
    private final ObjectType key;

    /// @param keyed the columns of the data set, and the key behind them
    KeyValueGroupedDataset(Dataset<V> dataset, Query keyed, ObjectType key) {
        this.dataset = dataset;
        this.keyed = keyed;
        this.key = key;
    }

    /// The keys, each once.
    public Dataset<K> keys() {
        return TypedQuery.takenApart(
                dataset.feldspar(), grouped(List.of()), TypedOperations.KEY, key);
    }

    /// How many objects each key has.
    public Dataset<Tuple2<K, Long>> count() {
        Expr all = new Expr.Call("COUNT", false, List.of(new Expr.Star(List.of())));
        return pairs(all, ObjectType.of(Long.class));
    }

    /// One object for each key.
    public Dataset<Tuple2<K, V>> reduceGroups(ReduceFunction<V> function) {
        return pairs("reduceGroups", TypedOperations.reducing(dataset, function));
    }

    /// The result of an aggregator for each key.
    public <B, O> Dataset<Tuple2<K, O>> agg(Aggregator<? super V, B, O> aggregator) {
        return pairs("agg", TypedOperations.known(dataset, aggregator));
    }

    /// An object for each group, of the class that the function gives.
    public <U> Dataset<U> mapGroups(MapGroupsFunction<K, V, U> function) {
        return mapGroups(function, TypedQuery.resultOf(function, MapGroupsFunction.class));
    }

    public <U> Dataset<U> mapGroups(MapGroupsFunction<K, V, U> function, Encoder<U> result) {
        return mapGroups(function, TypedQuery.type(result));
    }

    private <U> Dataset<U> mapGroups(MapGroupsFunction<K, V, U> function, ObjectType result) {
        return ofGroups(
                "mapGroups",
                result,
                Gives.ONE,
                objects -> function.call((K) objects[0], ((List<V>) objects[1]).iterator()));
    }

    /// Any number of objects for each group.
    public <U> Dataset<U> flatMapGroups(
            FlatMapGroupsFunction<K, V, U> function, Encoder<U> result) {
        return ofGroups(
                "flatMapGroups",
                TypedQuery.type(result),
                Gives.SEVERAL,
                objects -> function.call((K) objects[0], ((List<V>) objects[1]).iterator()));
    }

    public <U> Dataset<U> flatMapGroups(FlatMapGroupsFunction<K, V, U> function, Class<U> result) {
        return flatMapGroups(function, Encoders.of(result));
    }

    /// Any number of objects for each key that one of both has.
    public <W, U> Dataset<U> cogroup(
            KeyValueGroupedDataset<K, W> other,
            CoGroupFunction<K, V, W, U> function,
            Encoder<U> result) {
        Query joined =
                new Query.Join(
                        collected(VALUES),
                        other.collected(OTHERS),
                        Query.JoinKind.FULL,
                        new Query.JoinOn.Using(List.of(TypedOperations.KEY)));
        Expr call =
                TypedQuery.call(
                        "cogroup",
                        List.of(
                                keyArgument(),
                                listArgument(VALUES, dataset),
                                listArgument(OTHERS, other.dataset)),
                        TypedQuery.type(result),
                        Gives.SEVERAL,
                        objects ->
                                function.call(
                                        (K) objects[0],
                                        ((List<V>) objects[1]).iterator(),
                                        ((List<W>) objects[2]).iterator()));
        return TypedQuery.objects(
                dataset.feldspar(), joined, call, Gives.SEVERAL, TypedQuery.type(result));
    }

    public <W, U> Dataset<U> cogroup(
            KeyValueGroupedDataset<K, W> other,
            CoGroupFunction<K, V, W, U> function,
            Class<U> result) {
        return cogroup(other, function, Encoders.of(result));
    }

    private <U> Dataset<U> ofGroups(
            String called, ObjectType result, Gives gives, ObjectFunction.Code code) {
        Expr call =
                TypedQuery.call(
                        called,
                        List.of(keyArgument(), listArgument(VALUES, dataset)),
                        result,
                        gives,
                        code);
        return TypedQuery.objects(dataset.feldspar(), collected(VALUES), call, gives, result);
    }

    private TypedQuery.Argument keyArgument() {
        ObjectInput whole = new ObjectInput.OfValue(key);
        return new TypedQuery.Argument(whole, List.of(new Expr.Name(List.of(TypedOperations.KEY))));
    }

    private static TypedQuery.Argument listArgument(String column, Dataset<?> elements) {
        return new TypedQuery.Argument(
                new ObjectInput.OfList(TypedQuery.argument(elements).input()),
                List.of(new Expr.Name(List.of(column))));
    }

    /// The keys, each with an array of the objects' columns.
    private Query collected(String name) {
        Expr struct =
                TypedOperations.struct(dataset.schema(), TypedQuery.argument(dataset).columns());
        return grouped(
                List.of(
                        new Expr.Alias(
                                new Expr.Call("ARRAY_AGG", false, List.of(struct)),
                                List.of(name))));
    }

    private Query grouped(List<Expr> aggregates) {
        List<Expr> keys = new ArrayList<>();
        keys.add(new Expr.Name(List.of(TypedOperations.KEY)));
        return new Query.Aggregate(keyed, Query.Grouping.ALL, keys, aggregates);
    }

    private <O> Dataset<Tuple2<K, O>> pairs(String called, ObjectAggregator aggregator) {
        Expr call = TypedQuery.aggregate(called, TypedQuery.argument(dataset), aggregator);
        return pairs(call, aggregator.result());
    }

    /// Keys with the results of an aggregate.
    private <O> Dataset<Tuple2<K, O>> pairs(Expr aggregate, ObjectType result) {
        Query grouped = grouped(List.of(new Expr.Alias(aggregate, List.of("_2"))));
        Query named = new Query.Named(grouped, List.of("_1", "_2"));
        return new Dataset<>(
                dataset.feldspar(),
                Feldspar.numbered(named),
                ObjectEncoder.of(ObjectType.of(Tuple2.class, key, result)));
    }
}
