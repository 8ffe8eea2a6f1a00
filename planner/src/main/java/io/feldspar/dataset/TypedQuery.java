package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.user.FunctionSource;
import io.feldspar.executor.function.user.ObjectAggregator;
import io.feldspar.executor.function.user.ObjectFunction;
import io.feldspar.executor.function.user.ObjectFunction.Gives;
import io.feldspar.executor.function.user.ObjectInput;
import io.feldspar.executor.function.user.UserAggregate;
import io.feldspar.executor.function.user.UserScalar;
import io.feldspar.executor.function.user.UserSignature;
import io.feldspar.executor.object.ObjectType;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Query;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the queries of operations that call functions of the program with objects.
///
/// ```text
/// map          SELECT v.a, v.b FROM (SELECT f(c1, c2) AS v FROM input)
/// flatMap      SELECT v.a, v.b FROM (SELECT unnest(f(c1, c2)) AS v FROM input)
/// filter       SELECT * FROM input WHERE f(c1, c2)
/// ```
/// The columns of the input are the arguments, and each call makes its objects of them.
final class TypedQuery {

    /// The column of an object that is not yet taken apart.
    static final String OBJECT = "$object";

    private TypedQuery() {}

    /// Arguments of a call: an object, and the columns that it is made of.
    record Argument(ObjectInput input, List<Expr> columns) {}

    /// The objects of a data set.
    static Argument argument(Dataset<?> dataset) {
        Encoder<?> encoder = dataset.encoder();
        List<Expr> columns = new ArrayList<>();
        for (String name : dataset.columns()) {
            columns.add(new Expr.ColumnOf(dataset.query().number(), name));
        }
        ObjectInput input =
                encoder instanceof ObjectEncoder<?> known
                        ? new ObjectInput.OfClass(known.type())
                        : encoder.input(dataset.schema());
        return new Argument(input, columns);
    }

    /// The class of a lambda's result.
    static ObjectType resultOf(Serializable function, Class<?> contract) {
        return known(UserSignature.types(function, contract).getLast());
    }

    /// @throws FeldsparException with TYPE_MISMATCH if the type is not a class
    static ObjectType known(java.lang.reflect.Type type) {
        if (type instanceof Class<?> raw && raw != Object.class) {
            return ObjectType.of(raw);
        }
        throw new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "The class of the results is unknown: the function's type is '%s'"
                        .formatted(type.getTypeName()),
                "Give the class or an encoder as a further argument.");
    }

    /// The class of buffers, or null if they have no SQL type.
    static @Nullable ObjectType buffer(java.lang.reflect.Type type) {
        try {
            ObjectType known = known(type);
            known.mapping();
            return known;
        } catch (FeldsparException e) {
            return null;
        }
    }

    static ObjectType type(Encoder<?> encoder) {
        if (encoder instanceof ObjectEncoder<?> known) {
            return known.type();
        }
        if (encoder == LongEncoder.INSTANCE) {
            return ObjectType.of(Long.class);
        }
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "The class of the objects has no columns of its own",
                "Map the rows to objects of a record first.");
    }

    /// A call of code with objects.
    ///
    /// @param called as errors name it
    static Expr call(
            String called,
            List<Argument> arguments,
            ObjectType result,
            Gives gives,
            ObjectFunction.Code code) {
        List<Expr> columns = new ArrayList<>();
        arguments.forEach(argument -> columns.addAll(argument.columns()));
        ObjectFunction function =
                new ObjectFunction(
                        arguments.stream().map(Argument::input).toList(),
                        arguments.stream().map(argument -> argument.columns().size()).toList(),
                        result,
                        gives,
                        code);
        Type one = result.mapping().type();
        UserScalar routine =
                new UserScalar(
                        called,
                        Collections.nCopies(columns.size(), SimpleType.NULL),
                        UserScalar.Form.OBJECTS,
                        gives == Gives.ONE ? one : new ArrayType(one),
                        true,
                        FunctionSource.Closure.of(function, called));
        return new Expr.UserCall(routine, columns);
    }

    /// The objects that a call gives for each row.
    static <U> Dataset<U> objects(
            Feldspar feldspar, Query input, Expr call, Gives gives, ObjectType result) {
        Expr rows = gives == Gives.ONE ? call : Expr.Call.of("UNNEST", call);
        return takenApart(feldspar, project(input, rows, OBJECT), OBJECT, result);
    }

    /// The objects of a column, each in the columns that its class has.
    static <U> Dataset<U> takenApart(
            Feldspar feldspar, Query objects, String column, ObjectType type) {
        ObjectEncoder<U> encoder = ObjectEncoder.of(type);
        Expr object = new Expr.Name(List.of(column));
        List<Expr> items = new ArrayList<>();
        if (encoder.composed()) {
            for (Field field : encoder.schema().fields()) {
                items.add(
                        new Expr.Alias(
                                new Expr.Field(object, field.name()), List.of(field.name())));
            }
        } else {
            items.add(new Expr.Alias(object, List.of(ObjectEncoder.VALUE)));
        }
        return new Dataset<>(
                feldspar, Feldspar.numbered(new Query.Project(objects, items)), encoder);
    }

    private static Query project(Query input, Expr item, String name) {
        return new Query.Project(input, List.of(new Expr.Alias(item, List.of(name))));
    }

    /// An aggregate of the objects of a data set.
    static Expr aggregate(String called, Argument argument, ObjectAggregator aggregator) {
        ObjectType buffer = aggregator.buffer();
        UserAggregate routine =
                new UserAggregate(
                        called,
                        Collections.nCopies(argument.columns().size(), SimpleType.NULL),
                        true,
                        buffer == null ? SimpleType.VARBINARY : buffer.mapping().type(),
                        aggregator.result().mapping().type(),
                        true,
                        FunctionSource.Closure.of(aggregator, called));
        return new Expr.UserCall(routine, argument.columns());
    }

    /// The columns of a class out of others: those of the names of its parts, cast to their types.
    ///
    /// @throws FeldsparException with COLUMN_NOT_FOUND or TYPE_MISMATCH
    static <U> Dataset<U> as(Dataset<?> dataset, Class<U> java) {
        return as(dataset, ObjectType.of(java));
    }

    static <U> Dataset<U> as(Dataset<?> dataset, ObjectType java) {
        ObjectEncoder<U> encoder = ObjectEncoder.of(java);
        Schema given = dataset.schema();
        Schema wanted = encoder.schema();
        List<Expr> items = new ArrayList<>();
        for (Field field : wanted.fields()) {
            Field column = column(given, field, java, encoder.composed());
            Expr named = new Expr.ColumnOf(dataset.query().number(), column.name());
            Expr typed =
                    column.type().equals(field.type())
                            ? named
                            : new Expr.Cast(named, field.type().sql(), false);
            items.add(new Expr.Alias(typed, List.of(field.name())));
        }
        return new Dataset<>(
                dataset.feldspar(),
                Feldspar.numbered(new Query.Project(dataset.query(), items)),
                encoder);
    }

    private static Field column(Schema given, Field wanted, ObjectType java, boolean composed) {
        Field found = null;
        for (Field each : given.fields()) {
            boolean named = !composed || each.name().equalsIgnoreCase(wanted.name());
            found = found == null && named ? each : found;
        }
        if (found == null || (!composed && given.size() > 1)) {
            throw new FeldsparException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "Column '%s' not found for '%s'".formatted(wanted.name(), java.name()),
                    "The columns are %s."
                            .formatted(given.fields().stream().map(Field::name).toList()));
        }
        if (Coercion.distance(found.type(), wanted.type()) < 0) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "Column '%s' is %s, but '%s' of '%s' takes %s"
                            .formatted(
                                    found.name(),
                                    found.type().sql(),
                                    wanted.name(),
                                    java.name(),
                                    wanted.type().sql()),
                    "Cast the column, or use another class.");
        }
        return found;
    }

    /// The code of an aggregator, of whatever classes.
    @SuppressWarnings("unchecked")
    static io.feldspar.udf.Aggregator<@Nullable Object, @Nullable Object, @Nullable Object> erased(
            io.feldspar.udf.Aggregator<?, ?, ?> aggregator) {
        return (io.feldspar.udf.Aggregator<@Nullable Object, @Nullable Object, @Nullable Object>)
                aggregator;
    }
}
