package io.feldspar.executor.expression;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.VariantWriter;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes vectors of any type and kind from a seed.
public final class RandomVectors {

    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "ab",
        "feldspar",
        "Köln",
        "😀b",
        "%",
        "a_b",
        "12",
        "-3.5",
        "1998-12-01",
        "FF",
        "special requests",
        "  x  ",
        "Month",
        "éé",
        "2020-02-29 10:11:12.5"
    };

    private final Random random;
    private final boolean tame;

    /// @param tame whether values are so small that arithmetic rarely fails
    public RandomVectors(Random random, boolean tame) {
        this.random = random;
        this.tame = tame;
    }

    public Vector vector(Type type, int length) {
        boolean nulls = random.nextInt(3) == 0;
        return switch (random.nextInt(4)) {
            case 0, 1 -> flat(type, length, nulls);
            case 2 -> dictionary(type, length, nulls);
            default ->
                    ConstantVector.of(
                            type, nulls && random.nextBoolean() ? null : value(type), length);
        };
    }

    private Vector dictionary(Type type, int length, boolean nulls) {
        int entries = 1 + random.nextInt(random.nextBoolean() ? 20 : 3000);
        FlatVector dictionary = flat(type, entries, nulls && random.nextBoolean());
        int[] codes = new int[length];
        long[] missing = nulls && random.nextBoolean() ? Nulls.allocate(length) : null;
        for (int i = 0; i < length; i++) {
            codes[i] = random.nextInt(entries);
            if (missing != null && random.nextInt(4) == 0) {
                Nulls.set(missing, i);
            }
        }
        return new DictionaryVector(codes, dictionary, missing, length);
    }

    private FlatVector flat(Type type, int length, boolean nulls) {
        ResultBuilder builder = new ResultBuilder(type, length);
        Cell cell = new Cell();
        for (int i = 0; i < length; i++) {
            if (nulls && random.nextInt(4) == 0) {
                builder.setNull(i);
                continue;
            }
            CellReader.read(ConstantVector.of(type, value(type), 1), 0, cell);
            builder.heap().begin();
            if (type.form() == PhysicalForm.BYTES) {
                builder.heap().append(cell.slice);
            }
            builder.set(i, cell);
        }
        return builder.build();
    }

    /// A value as a literal has it.
    public @Nullable Object value(Type type) {
        return switch (type) {
            case DecimalType decimal -> decimal(decimal);
            case ArrayType array -> {
                List<@Nullable Object> elements = new ArrayList<>();
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    elements.add(part(array.element()));
                }
                yield elements;
            }
            case MapType map -> {
                Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
                int size = random.nextInt(3);
                for (int i = 0; i < size; i++) {
                    entries.put(value(map.key()), part(map.value()));
                }
                yield entries;
            }
            case StructType struct -> {
                List<@Nullable Object> fields = new ArrayList<>();
                struct.parts().forEach(part -> fields.add(part(part)));
                yield fields;
            }
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> random.nextBoolean();
                        case TINYINT -> integer(8);
                        case SMALLINT -> integer(16);
                        case INTEGER -> integer(32);
                        case BIGINT -> number(64);
                        case REAL -> (double) (float) real();
                        case DOUBLE -> real();
                        case DATE -> random.nextInt(40_000) - 10_000;
                        case TIME -> random.nextLong(86_400_000_000L);
                        case TIMESTAMP, TIMESTAMP_TZ ->
                                random.nextLong(4_000_000_000_000_000L) - 1_000_000_000_000_000L;
                        case INTERVAL_YEAR_MONTH -> random.nextInt(100) - 50;
                        case INTERVAL_DAY_TIME ->
                                random.nextLong(100) * 43_200_000_000L - 1_000_000L;
                        case VARCHAR -> TEXTS[random.nextInt(TEXTS.length)];
                        case VARBINARY ->
                                TEXTS[random.nextInt(TEXTS.length)].getBytes(
                                        StandardCharsets.UTF_8);
                        case UUID -> {
                            byte[] bytes = new byte[16];
                            random.nextBytes(bytes);
                            yield bytes;
                        }
                        case VARIANT -> VariantWriter.write(TEXTS[random.nextInt(TEXTS.length)]);
                        case NULL -> null;
                    };
        };
    }

    /// A nested type whose parts are at most `depth` nested types deep.
    public NestedType nestedType(List<? extends Type> flat, int depth) {
        Supplier<Type> part =
                () ->
                        depth > 1 && random.nextInt(3) > 0
                                ? nestedType(flat, depth - 1)
                                : flat.get(random.nextInt(flat.size()));
        return switch (random.nextInt(3)) {
            case 0 -> new ArrayType(part.get());
            case 1 -> new MapType(flat.get(random.nextInt(flat.size())), part.get());
            default -> {
                List<Member> members = new ArrayList<>();
                int count = 1 + random.nextInt(3);
                for (int i = 0; i < count; i++) {
                    members.add(new Member("f" + i, part.get()));
                }
                yield new StructType(members);
            }
        };
    }

    private @Nullable Object part(Type type) {
        return random.nextInt(5) == 0 ? null : value(type);
    }

    private int integer(int bits) {
        return (int) number(bits);
    }

    private long number(int bits) {
        if (tame || random.nextInt(4) > 0) {
            return (long) random.nextInt(21) - (tame ? 5 : 10);
        }
        long max = (1L << (bits - 1)) - 1;
        return switch (random.nextInt(4)) {
            case 0 -> max;
            case 1 -> -max - 1;
            default -> random.nextLong() >> (64 - bits);
        };
    }

    private double real() {
        if (tame) {
            return random.nextInt(1000) / 8.0 + 1;
        }
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> Double.POSITIVE_INFINITY;
            case 3 -> 0.0;
            default -> random.nextGaussian() * 1e6;
        };
    }

    private BigDecimal decimal(DecimalType type) {
        int digits = tame ? Math.min(4, type.precision()) : 1 + random.nextInt(type.precision());
        BigInteger unscaled = new BigInteger(200, random).mod(BigInteger.TEN.pow(digits));
        boolean negative = random.nextInt(3) == 0;
        return new BigDecimal(negative ? unscaled.negate() : unscaled, type.scale());
    }
}
