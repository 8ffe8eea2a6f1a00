package io.feldspar.executor.partition;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// Computes the values of a [Transform]: of a column, with the transform's parameter before it.
/// SQL has no name for it.
public final class TransformFunction implements ScalarFunction {

    private static final long MICROS_OF_HOUR = 3_600_000_000L;
    private static final long MICROS_OF_DAY = 24 * MICROS_OF_HOUR;

    public static final TransformFunction BUCKET =
            new TransformFunction("$BUCKET", TransformFunction::bucket);
    public static final TransformFunction TRUNCATE =
            new TransformFunction("$TRUNCATE", TransformFunction::truncate);
    public static final TransformFunction YEARS =
            new TransformFunction("$YEARS", type -> time(type, TransformFunction::years));
    public static final TransformFunction MONTHS =
            new TransformFunction("$MONTHS", type -> time(type, TransformFunction::months));
    public static final TransformFunction DAYS =
            new TransformFunction("$DAYS", type -> time(type, day -> day));
    public static final TransformFunction HOURS =
            new TransformFunction(
                    "$HOURS",
                    _ -> (in, out) -> out.int32 = (int) Math.floorDiv(in[0].int64, MICROS_OF_HOUR));

    /// The code for a type of column.
    @FunctionalInterface
    private interface Code {
        ScalarCode.Interpretation of(Type type);
    }

    private final String name;
    private final Code code;

    private TransformFunction(String name, Code code) {
        this.name = name;
        this.code = code;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Description description() {
        return Description.of("Partitions", name, "A value of a partition field.", "", "");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return name.equals("$TRUNCATE")
                ? arguments.getLast()
                : name.equals("$DAYS") ? SimpleType.DATE : SimpleType.INTEGER;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(code.of(arguments.getLast().type()));
    }

    private static ScalarCode.Interpretation time(Type type, LongUnaryOperator ofDay) {
        return type == SimpleType.DATE
                ? (in, out) -> out.int32 = (int) ofDay.applyAsLong(in[0].int32)
                : (in, out) ->
                        out.int32 =
                                (int) ofDay.applyAsLong(Math.floorDiv(in[0].int64, MICROS_OF_DAY));
    }

    private static long years(long day) {
        return LocalDate.ofEpochDay(day).getYear() - 1970L;
    }

    private static long months(long day) {
        return LocalDate.ofEpochDay(day).getLong(ChronoField.PROLEPTIC_MONTH) - 1970L * 12;
    }

    private static ScalarCode.Interpretation bucket(Type type) {
        return (in, out) -> out.int32 = (hash(type, in[1]) & Integer.MAX_VALUE) % in[0].int32;
    }

    private static int hash(Type type, Cell value) {
        if (type instanceof DecimalType) {
            byte[] unscaled = value.int128.toBigInteger().toByteArray();
            return Murmur3.of(unscaled, 0, unscaled.length);
        }
        return switch (type.form()) {
            case INT -> Murmur3.of(value.int32);
            case LONG -> Murmur3.of(value.int64);
            case BYTES -> Murmur3.of(value.slice.heap, value.slice.start, value.slice.length);
            case BYTE, LONG_PAIR, DOUBLE, LIST, STRUCT ->
                    throw new IllegalArgumentException("no buckets of " + type);
        };
    }

    private static ScalarCode.Interpretation truncate(Type type) {
        if (type instanceof DecimalType) {
            return (in, out) -> {
                BigInteger value = in[1].int128.toBigInteger();
                BigInteger width = BigInteger.valueOf(in[0].int32);
                if (!out.int128.set(value.subtract(value.mod(width)))) {
                    throw new IllegalStateException("a decimal of more than 38 digits");
                }
            };
        }
        return switch (type.form()) {
            case INT ->
                    (in, out) -> out.int32 = in[1].int32 - Math.floorMod(in[1].int32, in[0].int32);
            case LONG ->
                    (in, out) -> out.int64 = in[1].int64 - Math.floorMod(in[1].int64, in[0].int32);
            case BYTES -> {
                boolean text = type == SimpleType.VARCHAR;
                yield (in, out) -> {
                    Slice slice = in[1].slice;
                    int length =
                            text
                                    ? lengthOf(slice, in[0].int32)
                                    : Math.min(slice.length, in[0].int32);
                    out.text.append(slice.heap, slice.start, length);
                };
            }
            case BYTE, LONG_PAIR, DOUBLE, LIST, STRUCT ->
                    throw new IllegalArgumentException("no parts of " + type);
        };
    }

    /// How many bytes the first characters of a text have.
    private static int lengthOf(Slice text, int characters) {
        int left = characters;
        int end = text.start + text.length;
        for (int i = text.start; i < end; i++) {
            boolean first = (text.heap[i] & 0xC0) != 0x80;
            if (first && left-- == 0) {
                return i - text.start;
            }
        }
        return text.length;
    }
}
