package io.feldspar.dataset;

import io.feldspar.executor.function.user.ObjectAggregator;
import io.feldspar.executor.function.user.ObjectFunction.Gives;
import io.feldspar.executor.function.user.UserSignature;
import io.feldspar.executor.object.ObjectType;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Operator;
import io.feldspar.sql.tree.Query;
import io.feldspar.udf.Aggregator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The operations of a data set that call functions of the program with its objects.
@SuppressWarnings({"unchecked", "NullAway"}) // objects may be null, where a column is
record TypedOperations<T>(Dataset<T> dataset) {

    /// The column of the keys of groups.
    static final String KEY = "$key";

    Expr condition(FilterFunction<? super T> condition) {
        return TypedQuery.call(
                "filter",
                List.of(TypedQuery.argument(dataset)),
                ObjectType.of(Boolean.class),
                Gives.ONE,
                objects -> condition.call((T) objects[0]));
    }

    <U> Dataset<U> map(MapFunction<? super T, U> function, ObjectType result) {
        return objects(mapped("map", function, result), Gives.ONE, result);
    }

    private <U> Expr mapped(String called, MapFunction<? super T, U> function, ObjectType result) {
        return TypedQuery.call(
                called,
                List.of(TypedQuery.argument(dataset)),
                result,
                Gives.ONE,
                objects -> function.call((T) objects[0]));
    }

    <U> Dataset<U> flatMap(FlatMapFunction<? super T, U> function, ObjectType result) {
        Expr call =
                TypedQuery.call(
                        "flatMap",
                        List.of(TypedQuery.argument(dataset)),
                        result,
                        Gives.SEVERAL,
                        objects -> function.call((T) objects[0]));
        return objects(call, Gives.SEVERAL, result);
    }

    <U> Dataset<U> mapPartitions(MapPartitionsFunction<T, U> function, ObjectType result) {
        Expr call =
                TypedQuery.call(
                        "mapPartitions",
                        List.of(TypedQuery.argument(dataset)),
                        result,
                        Gives.OF_BATCH,
                        objects -> function.call((Iterator<T>) objects[0]));
        return objects(call, Gives.OF_BATCH, result);
    }

    private <U> Dataset<U> objects(Expr call, Gives gives, ObjectType result) {
        return TypedQuery.objects(dataset.feldspar(), dataset.query(), call, gives, result);
    }

    <K> KeyValueGroupedDataset<K, T> groupByKey(
            MapFunction<? super T, K> function, ObjectType key) {
        Expr call = mapped("groupByKey", function, key);
        return new KeyValueGroupedDataset<>(
                dataset,
                new Query.WithColumns(dataset.query(), List.of(new Expr.Alias(call, List.of(KEY)))),
                key);
    }

    T reduce(ReduceFunction<T> function) {
        Dataset<T> reduced = aggregated("reduce", reducing(dataset, function));
        T result = reduced.head();
        if (result == null) {
            throw new NoSuchElementException("there is nothing to reduce");
        }
        return result;
    }

    /// The aggregator that a function of two objects is.
    static <V> ObjectAggregator reducing(Dataset<V> dataset, ReduceFunction<V> function) {
        ObjectType type = TypedQuery.type(dataset.encoder());
        return new ObjectAggregator(
                TypedQuery.argument(dataset).input(), type, type, new Reduction<>(function));
    }

    /// An aggregator whose buffer is null as long as there are no rows.
    private static final class Reduction<V>
            extends Aggregator<@Nullable Object, @Nullable Object, @Nullable Object> {

        private static final long serialVersionUID = 1L;

        private final ReduceFunction<V> function;

        Reduction(ReduceFunction<V> function) {
            this.function = function;
        }

        @Override
        public @Nullable Object zero() {
            return null;
        }

        @Override
        public @Nullable Object reduce(@Nullable Object held, @Nullable Object object) {
            return merge(held, object);
        }

        @Override
        public @Nullable Object merge(@Nullable Object left, @Nullable Object right) {
            if (left == null || right == null) {
                return left == null ? right : left;
            }
            try {
                return function.call((V) left, (V) right);
            } catch (Exception e) {
                throw sneaky(e);
            }
        }

        @Override
        public @Nullable Object finish(@Nullable Object held) {
            return held;
        }

        @SuppressWarnings("TypeParameterUnusedInFormals")
        private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
            throw (E) e;
        }
    }

    <O> Dataset<O> aggregate(Aggregator<? super T, ?, O> aggregator) {
        return aggregated("agg", known(dataset, aggregator));
    }

    /// A user's aggregator over the objects of a data set.
    static ObjectAggregator known(Dataset<?> dataset, Aggregator<?, ?, ?> aggregator) {
        List<java.lang.reflect.Type> types = UserSignature.types(aggregator, Aggregator.class);
        return new ObjectAggregator(
                TypedQuery.argument(dataset).input(),
                TypedQuery.buffer(types.get(1)),
                TypedQuery.known(types.get(2)),
                TypedQuery.erased(aggregator));
    }

    private <O> Dataset<O> aggregated(String called, ObjectAggregator aggregator) {
        Expr call = TypedQuery.aggregate(called, TypedQuery.argument(dataset), aggregator);
        Query result =
                new Query.Aggregate(
                        dataset.query(),
                        Query.Grouping.ALL,
                        List.of(),
                        List.of(new Expr.Alias(call, List.of(TypedQuery.OBJECT))));
        return TypedQuery.takenApart(
                dataset.feldspar(), result, TypedQuery.OBJECT, aggregator.result());
    }

    <U> Dataset<Tuple2<T, U>> joinWith(Dataset<U> right, Query joined) {
        ObjectType pair =
                ObjectType.of(
                        Tuple2.class,
                        TypedQuery.type(dataset.encoder()),
                        TypedQuery.type(right.encoder()));
        List<Expr> items =
                List.of(
                        new Expr.Alias(side(dataset), List.of("_1")),
                        new Expr.Alias(side(right), List.of("_2")));
        return new Dataset<>(
                dataset.feldspar(),
                Feldspar.numbered(new Query.Project(joined, items)),
                ObjectEncoder.of(pair));
    }

    /// The columns of one side as one: a struct for a record or bean, NULL where all are.
    private static Expr side(Dataset<?> side) {
        List<Expr> columns = TypedQuery.argument(side).columns();
        boolean composed = side.encoder() instanceof ObjectEncoder<?> encoder && encoder.composed();
        if (!composed) {
            return columns.getFirst();
        }
        List<Expr> nulls = new ArrayList<>();
        columns.forEach(each -> nulls.add(Expr.Operation.of(Operator.IS_NULL, each)));
        Expr missing = nulls.getFirst();
        for (Expr each : nulls.subList(1, nulls.size())) {
            missing = Expr.Operation.of(Operator.AND, missing, each);
        }
        return new Expr.Case(
                List.of(new Expr.When(missing, new Expr.Constant(null))),
                struct(side.schema(), columns));
    }

    /// The columns as one struct.
    static Expr struct(Schema schema, List<Expr> columns) {
        List<Expr> parts = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            parts.add(new Expr.Constant(schema.field(c).name()));
            parts.add(columns.get(c));
        }
        return new Expr.Call("NAMED_STRUCT", false, parts);
    }
}
