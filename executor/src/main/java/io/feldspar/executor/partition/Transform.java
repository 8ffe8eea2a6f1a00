package io.feldspar.executor.partition;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the value of a partition field follows from the value of a column. A NULL gives NULL.
///
/// ```text
/// SQL              Iceberg       value                            of the column
/// c                identity      the value itself                 any but nested ones
/// bucket(16, c)    bucket[16]    a hash of it, modulo 16          numbers, times, texts, bytes
/// truncate(3, c)   truncate[3]   its beginning, or a multiple     integers, decimals, texts, bytes
/// years(c) …       year …        years, months … since 1970       dates and timestamps
///                  void          NULL
/// ```
public sealed interface Transform {

    Transform IDENTITY = new Identity();

    record Identity() implements Transform {}

    record Bucket(int count) implements Transform {
        public Bucket {
            requirePositive("buckets", count);
        }
    }

    record Truncate(int width) implements Transform {
        public Truncate {
            requirePositive("width", width);
        }
    }

    record Time(TimeUnit unit) implements Transform {}

    /// What a field becomes that was dropped, where fields must keep their places.
    record Nothing() implements Transform {}

    /// The units that times are counted in.
    enum TimeUnit {
        YEAR(TransformFunction.YEARS),
        MONTH(TransformFunction.MONTHS),
        DAY(TransformFunction.DAYS),
        HOUR(TransformFunction.HOURS);

        private final TransformFunction function;

        TimeUnit(TransformFunction function) {
            this.function = function;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws IllegalArgumentException where it is not
    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " must be > 0 but got " + number);
        }
    }

    /// The transform that Iceberg's metadata names, or null where there is no such.
    static @Nullable Transform parse(String text) {
        int open = text.indexOf('[');
        if (open > 0 && text.endsWith("]")) {
            int parameter = Integer.parseInt(text, open + 1, text.length() - 1, 10);
            return switch (text.substring(0, open)) {
                case "bucket" -> new Bucket(parameter);
                case "truncate" -> new Truncate(parameter);
                default -> null;
            };
        }
        return switch (text) {
            case "identity" -> IDENTITY;
            case "void" -> new Nothing();
            case "year" -> new Time(TimeUnit.YEAR);
            case "month" -> new Time(TimeUnit.MONTH);
            case "day" -> new Time(TimeUnit.DAY);
            case "hour" -> new Time(TimeUnit.HOUR);
            default -> null;
        };
    }

    /// As Iceberg's metadata names it.
    default String text() {
        return switch (this) {
            case Identity _ -> "identity";
            case Bucket(int count) -> "bucket[" + count + "]";
            case Truncate(int width) -> "truncate[" + width + "]";
            case Time(TimeUnit unit) -> unit.word();
            case Nothing _ -> "void";
        };
    }

    /// As PARTITIONED BY writes it.
    ///
    /// @param column its name as SQL writes it
    default String sql(String column) {
        return switch (this) {
            case Identity _ -> column;
            case Bucket(int count) -> "bucket(" + count + ", " + column + ")";
            case Truncate(int width) -> "truncate(" + width + ", " + column + ")";
            case Time(TimeUnit unit) -> unit.word() + "s(" + column + ")";
            case Nothing _ -> "void(" + column + ")";
        };
    }

    /// The name of a field that is given none.
    default String fieldName(String column) {
        return switch (this) {
            case Identity _ -> column;
            case Bucket _ -> column + "_bucket";
            case Truncate _ -> column + "_trunc";
            case Time(TimeUnit unit) -> column + "_" + unit.word();
            case Nothing _ -> column + "_null";
        };
    }

    /// Whether columns of the type can be transformed.
    default boolean accepts(Type type) {
        return switch (this) {
            case Identity _, Nothing _ -> !(type instanceof NestedType);
            case Bucket _ ->
                    type instanceof DecimalType
                            || isInteger(type)
                            || isText(type)
                            || isTime(type)
                            || type == SimpleType.TIME
                            || type == SimpleType.UUID;
            case Truncate _ -> type instanceof DecimalType || isInteger(type) || isText(type);
            case Time(TimeUnit unit) ->
                    isTime(type) && (unit != TimeUnit.HOUR || type != SimpleType.DATE);
        };
    }

    private static boolean isInteger(Type type) {
        return type == SimpleType.TINYINT
                || type == SimpleType.SMALLINT
                || type == SimpleType.INTEGER
                || type == SimpleType.BIGINT;
    }

    private static boolean isText(Type type) {
        return type == SimpleType.VARCHAR || type == SimpleType.VARBINARY;
    }

    private static boolean isTime(Type type) {
        return type == SimpleType.DATE
                || type == SimpleType.TIMESTAMP
                || type == SimpleType.TIMESTAMP_TZ;
    }

    /// The type of the values.
    ///
    /// @param type of the column
    default Type resultType(Type type) {
        return switch (this) {
            case Identity _, Truncate _, Nothing _ -> type;
            case Bucket _ -> SimpleType.INTEGER;
            case Time(TimeUnit unit) -> unit == TimeUnit.DAY ? SimpleType.DATE : SimpleType.INTEGER;
        };
    }

    /// The expression of the values.
    default Expression of(Expression column) {
        return switch (this) {
            case Identity _ -> column;
            case Bucket(int count) -> call(TransformFunction.BUCKET, count, column);
            case Truncate(int width) -> call(TransformFunction.TRUNCATE, width, column);
            case Time(TimeUnit unit) ->
                    new Call(unit.function, List.of(column), resultType(column.type()));
            case Nothing _ -> new Literal(null, column.type());
        };
    }

    private Expression call(TransformFunction function, int parameter, Expression column) {
        return new Call(
                function,
                List.of(new Literal(parameter, SimpleType.INTEGER), column),
                resultType(column.type()));
    }

    /// Whether greater values of the column give no lesser values, so that a range of values gives
    /// a range.
    default boolean monotonic() {
        return switch (this) {
            case Identity _, Truncate _, Time _ -> true;
            case Bucket _, Nothing _ -> false;
        };
    }
}
