package io.feldspar.executor.object;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// Finds the mapping of a class.
final class MappingFinder {

    private static final Map<Class<?>, Type> SIMPLE =
            Map.ofEntries(
                    Map.entry(Boolean.class, SimpleType.BOOLEAN),
                    Map.entry(Byte.class, SimpleType.TINYINT),
                    Map.entry(Short.class, SimpleType.SMALLINT),
                    Map.entry(Integer.class, SimpleType.INTEGER),
                    Map.entry(Long.class, SimpleType.BIGINT),
                    Map.entry(Float.class, SimpleType.REAL),
                    Map.entry(Double.class, SimpleType.DOUBLE),
                    Map.entry(BigDecimal.class, new DecimalType(38, 18)),
                    Map.entry(BigInteger.class, new DecimalType(38, 0)),
                    Map.entry(String.class, SimpleType.VARCHAR),
                    Map.entry(Character.class, SimpleType.VARCHAR),
                    Map.entry(byte[].class, SimpleType.VARBINARY),
                    Map.entry(java.time.LocalDate.class, SimpleType.DATE),
                    Map.entry(java.sql.Date.class, SimpleType.DATE),
                    Map.entry(java.time.LocalTime.class, SimpleType.TIME),
                    Map.entry(java.time.LocalDateTime.class, SimpleType.TIMESTAMP),
                    Map.entry(java.time.Instant.class, SimpleType.TIMESTAMP_TZ),
                    Map.entry(java.sql.Timestamp.class, SimpleType.TIMESTAMP_TZ),
                    Map.entry(java.time.Period.class, SimpleType.INTERVAL_YEAR_MONTH),
                    Map.entry(java.time.Duration.class, SimpleType.INTERVAL_DAY_TIME));

    private MappingFinder() {}

    /// @param sql the type to map to, or null for the one that suits the class best
    static ObjectMapping of(java.lang.reflect.Type java, @Nullable Type sql) {
        return switch (java) {
            case Class<?> raw -> of(boxed(raw), List.of(), sql);
            case ParameterizedType generic ->
                    of(
                            (Class<?>) generic.getRawType(),
                            List.of(generic.getActualTypeArguments()),
                            sql);
            case GenericArrayType array ->
                    list(Object[].class, array.getGenericComponentType(), sql);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0], sql);
            default -> throw unknown(java.getTypeName());
        };
    }

    private static Class<?> boxed(Class<?> raw) {
        return MethodType.methodType(raw).wrap().returnType();
    }

    private static ObjectMapping of(
            Class<?> raw, List<java.lang.reflect.Type> arguments, @Nullable Type sql) {
        Type own = SIMPLE.get(raw);
        if (own != null || raw.isEnum()) {
            return simple(raw, sql != null ? sql : own != null ? own : SimpleType.VARCHAR);
        }
        if (raw == Object.class || raw == java.io.Serializable.class) {
            return anything(sql);
        }
        if (raw.isArray()) {
            return list(raw, raw.getComponentType(), sql);
        }
        if (isSequence(raw)) {
            return list(raw, argument(raw, arguments, 0, sql), sql);
        }
        if (Map.class.isAssignableFrom(raw)) {
            MapType map = sql instanceof MapType given ? given : null;
            expect(raw, sql, map != null);
            return MapMapping.of(
                    of(argument(raw, arguments, 0, sql), map == null ? null : map.key()),
                    of(argument(raw, arguments, 1, sql), map == null ? null : map.value()));
        }
        expect(raw, sql, sql instanceof StructType);
        return StructMapping.of(raw, (StructType) sql);
    }

    private static boolean isSequence(Class<?> raw) {
        return raw == Iterable.class
                || raw == Collection.class
                || raw == List.class
                || Collection.class.isAssignableFrom(raw)
                || Iterator.class.isAssignableFrom(raw)
                || BaseStream.class.isAssignableFrom(raw);
    }

    private static java.lang.reflect.Type argument(
            Class<?> raw, List<java.lang.reflect.Type> arguments, int index, @Nullable Type sql) {
        if (index < arguments.size()) {
            return arguments.get(index);
        }
        if (sql == null) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "What a %s holds is not known".formatted(raw.getSimpleName()),
                    "Declare the type, or use a class that implements the function instead of a"
                            + " lambda.");
        }
        return Object.class;
    }

    private static ObjectMapping list(
            Class<?> raw, java.lang.reflect.Type element, @Nullable Type sql) {
        ArrayType array = sql instanceof ArrayType given ? given : null;
        expect(raw, sql, array != null);
        return ListMapping.of(raw, element, of(element, array == null ? null : array.element()));
    }

    static ObjectMapping simple(Class<?> raw, Type sql) {
        SimpleMapping.Writer writer =
                switch (sql) {
                    case DecimalType decimal -> SimpleWriters.of(decimal);
                    case SimpleType simple -> SimpleWriters.of(simple);
                    case ArrayType _, MapType _, StructType _ -> throw mismatch(raw, sql);
                };
        SimpleMapping.Reader reader = raw.isEnum() ? constants(raw) : SimpleReaders.of(raw, sql);
        if (reader == null) {
            throw mismatch(raw, sql);
        }
        return new SimpleMapping(sql, reader, writer);
    }

    private static SimpleMapping.Reader constants(Class<?> raw) {
        Map<String, Object> byName = new java.util.HashMap<>();
        for (Object constant : raw.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return (column, row) -> {
            Object constant = byName.get(String.valueOf(SimpleReaders.value(column, row)));
            if (constant == null) {
                throw new FeldsparException(
                        ErrorCode.INVALID_CAST,
                        "A text is not the name of a constant of '%s'".formatted(raw.getName()),
                        "The constants are %s.".formatted(byName.keySet()));
            }
            return constant;
        };
    }

    private static ObjectMapping anything(@Nullable Type sql) {
        return switch (sql) {
            case null -> throw unknown("Object");
            case ArrayType _ -> of(List.class, sql);
            case MapType _ -> of(Map.class, sql);
            case StructType struct -> StructMapping.fields(struct);
            case DecimalType _, SimpleType _ -> simple(SimpleReaders.natural(sql), sql);
        };
    }

    private static void expect(Class<?> raw, @Nullable Type sql, boolean fits) {
        if (sql != null && !fits) {
            throw mismatch(raw, sql);
        }
    }

    private static FeldsparException mismatch(Class<?> raw, Type sql) {
        return new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "Values of type %s are not objects of class '%s'"
                        .formatted(sql.sql(), raw.getName()),
                "Use '%s', or cast the value."
                        .formatted(SimpleReaders.natural(sql).getSimpleName()));
    }

    private static FeldsparException unknown(String name) {
        return new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "No SQL type corresponds to '%s'".formatted(name),
                "Declare the type.");
    }
}
