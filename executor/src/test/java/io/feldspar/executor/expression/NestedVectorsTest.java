package io.feldspar.executor.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.batch.BatchReader;
import io.feldspar.executor.batch.BatchWriter;
import io.feldspar.executor.batch.Compression;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.store.ValueIds;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Vectors of random nested types against their values as Java objects.
class NestedVectorsTest {

    private static final int TYPES = 40;
    private static final List<Type> LEAVES =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.INTEGER,
                    SimpleType.BIGINT,
                    SimpleType.DATE,
                    SimpleType.VARCHAR,
                    new DecimalType(10, 2),
                    new DecimalType(30, 4));

    private final Random random = new Random(5);
    private final RandomVectors vectors = new RandomVectors(random, false);

    @Test
    void vectorsKeepTheirValuesWhereverTheyAreCopied() throws IOException {
        for (int t = 0; t < TYPES; t++) {
            Type type = nested(3);
            Vector vector = vectors.vector(type, 1 + random.nextInt(100));
            int[] rows = random.ints(50, 0, vector.length()).toArray();
            List<@Nullable Object> expected = new ArrayList<>();
            for (int row : rows) {
                expected.add(vector.value(row));
            }
            assertEquals(expected, values(vector.gather(rows, rows.length)), type.sql());
            FlatVector flat = vector.flatten(null, vector.length());
            FlatColumn column = FlatColumn.of(type, MemoryPool.Reservation.uncounted());
            column.append(flat, rows, 20);
            column.appendNulls(1);
            column.append(vector.gather(rows, rows.length), null, rows.length);
            assertEquals(expected.subList(0, 20), values(column.slice(0, 20)), type.sql());
            assertEquals(expected, values(column.slice(21, rows.length)), type.sql());
            Batch batch = Batch.of(new Vector[] {vector}, vector.length());
            int[] ascending = rows.clone();
            Arrays.sort(ascending);
            Batch some = batch.withSelection(ascending, ascending.length);
            assertEquals(values(some.copy().column(0)), values(written(some)), type.sql());
        }
    }

    @Test
    void equalValuesHaveEqualHashesAndNumbersAndCompareAsEqual() {
        for (int t = 0; t < TYPES; t++) {
            Type type = nested(2);
            FlatVector left = vectors.vector(type, 60).gather(null, 60);
            FlatVector right = left.gather(random.ints(60, 0, 60).toArray(), 60);
            long[] leftHashes = new long[60];
            long[] rightHashes = new long[60];
            new KeyHasher(1).hash(new Vector[] {left}, null, 60, leftHashes);
            new KeyHasher(1).hash(new Vector[] {right}, null, 60, rightHashes);
            int[] leftNumbers = new int[60];
            int[] rightNumbers = new int[60];
            ValueIds ids = new ValueIds(type, MemoryPool.Reservation.uncounted());
            ids.numbers(left, null, 60, leftNumbers);
            ids.numbers(right, null, 60, rightNumbers);
            for (int i = 0; i < 60; i++) {
                for (int j = 0; j < 60; j++) {
                    boolean same = Objects.equals(left.value(i), right.value(j));
                    assertEquals(same, ValueOrder.compare(left, i, right, j) == 0, type.sql());
                    assertEquals(same, leftNumbers[i] == rightNumbers[j], type.sql());
                    assertEquals(same, leftHashes[i] == rightHashes[j], type.sql());
                    int order = ValueOrder.compare(left, i, right, j);
                    assertEquals(
                            Integer.signum(order),
                            -Integer.signum(ValueOrder.compare(right, j, left, i)));
                }
            }
        }
    }

    private Type nested(int depth) {
        if (depth == 0) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        return switch (random.nextInt(3)) {
            case 0 -> new ArrayType(nested(depth - 1));
            case 1 -> new MapType(SimpleType.VARCHAR, nested(depth - 1));
            default ->
                    new StructType(
                            List.of(
                                    new Member("a", nested(depth - 1)),
                                    new Member("b c", nested(random.nextInt(depth)))));
        };
    }

    private static List<@Nullable Object> values(Vector vector) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < vector.length(); row++) {
            values.add(vector.value(row));
        }
        return values;
    }

    private static Vector written(Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BatchWriter writer = new BatchWriter(bytes, Compression.LZ4)) {
            writer.write(batch);
            writer.finish();
        }
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        try (BatchReader reader = new BatchReader(in)) {
            return Objects.requireNonNull(reader.next()).column(0);
        }
    }
}
