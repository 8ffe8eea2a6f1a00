package io.feldspar.executor.operator;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.VariantWriter;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Random batches: flat, dictionary and constant columns, nulls, selections, few or many values.
public final class RandomBatches {

    /// One type of every physical form and some more.
    public static final List<Type> TYPES =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.INTEGER,
                    SimpleType.DATE,
                    SimpleType.BIGINT,
                    new DecimalType(15, 2),
                    new DecimalType(38, 4),
                    SimpleType.DOUBLE,
                    SimpleType.VARCHAR,
                    SimpleType.VARBINARY);

    private final Random random;
    private final int distinct;
    private final double nullShare;
    private final List<@Nullable FlatVector> shared = new ArrayList<>();

    /// @param distinct about how many different values a column has; 0 for any
    public RandomBatches(long seed, int distinct, double nullShare) {
        random = new Random(seed);
        this.distinct = distinct;
        this.nullShare = nullShare;
    }

    public List<Batch> batches(List<Type> types, int count, int maxLength) {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(batch(types, 1 + random.nextInt(maxLength)));
        }
        return batches;
    }

    private Batch batch(List<Type> types, int length) {
        Vector[] columns = new Vector[types.size()];
        for (int c = 0; c < columns.length; c++) {
            while (shared.size() <= c) {
                shared.add(null);
            }
            columns[c] = column(c, types.get(c), length);
        }
        if (random.nextBoolean()) {
            return Batch.of(columns, length);
        }
        int[] selection = new int[length];
        int count = 0;
        int keep = 1 + random.nextInt(10);
        for (int row = 0; row < length; row++) {
            if (random.nextInt(10) < keep) {
                selection[count++] = row;
            }
        }
        return count == 0 ? Batch.of(columns, length) : Batch.of(columns, length, selection, count);
    }

    private Vector column(int index, Type type, int length) {
        return switch (random.nextInt(6)) {
            case 0 -> new ConstantVector(Values.single(type, value(type)), length);
            case 1, 2, 3 -> coded(index, type, length);
            default -> flat(type, length);
        };
    }

    private Vector coded(int index, Type type, int length) {
        FlatVector dictionary = shared.get(index);
        if (dictionary == null || !dictionary.type().equals(type) || random.nextInt(4) == 0) {
            dictionary = flat(type, 1 + random.nextInt(50));
            shared.set(index, dictionary);
        }
        int[] codes = new int[length];
        long[] nulls = random.nextBoolean() && nullShare > 0 ? Nulls.allocate(length) : null;
        for (int row = 0; row < length; row++) {
            codes[row] = random.nextInt(dictionary.length());
            if (nulls != null && random.nextDouble() < nullShare) {
                Nulls.set(nulls, row);
            }
        }
        return new DictionaryVector(codes, dictionary, nulls, length);
    }

    private FlatVector flat(Type type, int length) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean nullable = random.nextBoolean();
        for (int row = 0; row < length; row++) {
            Object value = value(type);
            while (value == null && !nullable) {
                value = value(type);
            }
            values.add(value);
        }
        return flat(type, values);
    }

    /// A flat vector of these values, as [Vector#value] gives them.
    public static FlatVector flat(Type type, List<@Nullable Object> values) {
        FlatColumn column =
                FlatColumn.of(type, new MemoryPool("random", Long.MAX_VALUE).reservation("test"));
        values.forEach(value -> column.append(Values.single(type, value), null, 1));
        return column.view();
    }

    private @Nullable Object value(Type type) {
        if (random.nextDouble() < nullShare) {
            return null;
        }
        long number = distinct == 0 ? random.nextLong() >> random.nextInt(60) : number();
        if (type instanceof DecimalType decimal) {
            return decimal(decimal, number);
        }
        return switch ((SimpleType) type) {
            case BOOLEAN -> (number & 1) == 0;
            case TINYINT, SMALLINT, INTEGER, DATE, INTERVAL_YEAR_MONTH -> (int) number;
            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, INTERVAL_DAY_TIME -> number;
            case REAL, DOUBLE -> real(number);
            case VARCHAR -> "k" + "x".repeat((int) (number & 15)) + number;
            case VARBINARY -> ("b" + number).getBytes(StandardCharsets.UTF_8);
            case UUID -> ByteBuffer.allocate(16).putLong(8, number).array();
            case VARIANT -> VariantWriter.write(number);
            case NULL -> null;
        };
    }

    /// Skewed: half of the rows have one of a tenth of the values.
    private long number() {
        int bound = random.nextBoolean() ? distinct : 1 + distinct / 10;
        return (long) random.nextInt(bound) - distinct / 3;
    }

    private static BigDecimal decimal(DecimalType type, long number) {
        if (type.precision() <= DecimalType.MAX_LONG_PRECISION) {
            return BigDecimal.valueOf(number % 1_000_000_000_000_000L, type.scale());
        }
        BigInteger wide = BigInteger.valueOf(number);
        return new BigDecimal(
                number % 3 == 0 ? wide.multiply(BigInteger.TEN.pow(12)) : wide, type.scale());
    }

    private double real(long number) {
        return switch (random.nextInt(20)) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> 0.0;
            default -> number / 4.0;
        };
    }
}
