package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.math.BigInteger;
import java.util.List;

/// The hash of any number of values of any types, from the first to the last: that of one is the
/// seed of the next, and NULL leaves it as it is. Maps have no hash.
abstract class HashFunction implements ScalarFunction {

    private static final long SEED = 42;

    /// The hash of an integer of up to 32 bits.
    abstract long ofInt(int value, long seed);

    /// The hash of an integer of 64 bits.
    abstract long ofLong(long value, long seed);

    /// The hash of bytes.
    abstract long ofBytes(byte[] heap, int start, int length, long seed);

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty() || !arguments.stream().allMatch(NestedType::comparable)) {
            throw Coercion.mismatch(name(), arguments, "at least one value, and no maps");
        }
        return arguments;
    }

    @Override
    public final ScalarCode code(List<Argument> arguments, Type result) {
        List<Type> types = arguments.stream().map(Argument::type).toList();
        boolean wide = result == SimpleType.BIGINT;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long hash = SEED;
                            for (int i = 0; i < in.length; i++) {
                                hash = in[i].isNull ? hash : of(types.get(i), in[i], hash);
                            }
                            if (wide) {
                                out.int64 = hash;
                            } else {
                                out.int32 = (int) hash;
                            }
                        })
                .withNulls();
    }

    private long of(Type type, Cell value, long seed) {
        return switch (type) {
            case DecimalType decimal -> ofDecimal(decimal, value, seed);
            case NestedType _ -> ofNested(value.nested, value.row, seed);
            case SimpleType simple ->
                    switch (simple) {
                        case NULL -> seed;
                        case BOOLEAN -> ofInt(value.bool ? 1 : 0, seed);
                        case TINYINT, SMALLINT, INTEGER, DATE, INTERVAL_YEAR_MONTH ->
                                ofInt(value.int32, seed);
                        case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, INTERVAL_DAY_TIME ->
                                ofLong(value.int64, seed);
                        case REAL -> ofInt(Float.floatToIntBits((float) value.real + 0f), seed);
                        case DOUBLE -> ofLong(Double.doubleToLongBits(value.real + 0.0), seed);
                        case VARCHAR, VARBINARY, UUID, VARIANT ->
                                ofBytes(
                                        value.slice.heap,
                                        value.slice.start,
                                        value.slice.length,
                                        seed);
                    };
        };
    }

    private long ofDecimal(DecimalType type, Cell value, long seed) {
        BigInteger unscaled = value.int128.toBigInteger();
        if (type.precision() <= 18) {
            return ofLong(unscaled.longValueExact(), seed);
        }
        byte[] bytes = unscaled.toByteArray();
        return ofBytes(bytes, 0, bytes.length, seed);
    }

    private long ofNested(FlatVector vector, int row, long seed) {
        long hash = seed;
        if (vector instanceof StructVector struct) {
            for (int i = 0; i < struct.fieldCount(); i++) {
                hash = ofElement(struct.field(i), row, hash);
            }
        } else if (vector instanceof ListVector list) {
            int start = list.starts()[row];
            for (int i = start; i < start + list.lengths()[row]; i++) {
                hash = ofElement(list.child(), i, hash);
            }
        }
        return hash;
    }

    private long ofElement(FlatVector vector, int row, long seed) {
        Cell cell = new Cell();
        CellReader.read(vector, row, cell);
        return cell.isNull ? seed : of(vector.type(), cell, seed);
    }
}
