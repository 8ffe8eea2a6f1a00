package io.feldspar.executor.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchCodecTest {

    @Test
    void randomBatchesComeBackAsTheyWere() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            RandomBatches random = new RandomBatches(seed, (int) (seed % 3) * 7, 0.2 * (seed % 2));
            List<Batch> batches = random.batches(RandomBatches.TYPES, 6, 200);
            for (Compression compression : Compression.values()) {
                List<Batch> read = read(written(batches, compression));
                assertEquals(rows(batches), rows(read), "seed " + seed);
                assertEquals(types(batches), types(read), "seed " + seed);
            }
            assertEquals(rows(batches), rows(throughSerializer(batches)), "seed " + seed);
        }
    }

    @Test
    void everyTypeComesBack() throws IOException {
        for (SimpleType type : SimpleType.values()) {
            Batch nulls = batch(ConstantVector.of(type, null, 3));
            assertEquals(type, read(written(List.of(nulls))).get(0).column(0).type());
        }
    }

    @Test
    void keepsTheBitsOfDoubles() throws IOException {
        double[] values = {
            -0.0, Double.NaN, Double.longBitsToDouble(0x7ff8_0000_0000_0001L), Double.MIN_VALUE
        };
        Batch read =
                read(written(List.of(batch(new DoubleVector(SimpleType.DOUBLE, values, null, 4)))))
                        .get(0);
        double[] back = ((DoubleVector) read.column(0)).values();
        for (int i = 0; i < values.length; i++) {
            assertEquals(
                    Double.doubleToRawLongBits(values[i]), Double.doubleToRawLongBits(back[i]));
        }
    }

    @Test
    void keepsTheExtremesOfLongs() throws IOException {
        long[] values = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE};
        Batch read =
                read(written(List.of(batch(new LongVector(SimpleType.BIGINT, values, null, 4)))))
                        .get(0);
        assertEquals(
                Arrays.toString(values), Arrays.toString(((LongVector) read.column(0)).values()));
    }

    @Test
    void writesOnlySelectedRows() throws IOException {
        int[] numbers = new int[1000];
        Arrays.setAll(numbers, i -> i * 1_000_003);
        Batch all = batch(new IntVector(SimpleType.INTEGER, numbers, null, 1000));
        Batch two = all.withSelection(new int[] {3, 999}, 2);
        byte[] bytes = written(List.of(two), Compression.NONE);
        assertTrue(bytes.length < 150, bytes.length + " bytes");
        assertEquals(rows(List.of(two)), rows(read(bytes)));
    }

    @Test
    void writesASharedDictionaryOnce() throws IOException {
        FlatVector dictionary = texts(2000);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batches.add(batch(codes(dictionary, 100, i)));
        }
        byte[] bytes = written(batches, Compression.NONE);
        List<Batch> read = read(bytes);
        assertEquals(rows(batches), rows(read));
        FlatVector first = ((DictionaryVector) read.get(5).column(0)).dictionary();
        assertSame(first, ((DictionaryVector) read.get(19).column(0)).dictionary());
        assertTrue(bytes.length < 80_000, bytes.length + " bytes");
    }

    @Test
    void writesRowsInsteadOfADictionaryThatIsMuchLarger() throws IOException {
        Batch one = batch(codes(texts(50_000), 10, 0));
        byte[] bytes = written(List.of(one), Compression.NONE);
        assertTrue(bytes.length < 1000, bytes.length + " bytes");
        assertInstanceOf(BytesVector.class, read(bytes).get(0).column(0));
    }

    @Test
    void keepsConstantsAndEmptyDictionaries() throws IOException {
        long[] allNull = {0b111};
        Vector nothing = new DictionaryVector(new int[] {9, 9, 9}, texts(0), allNull, 3);
        Batch batch = batch(ConstantVector.of(SimpleType.VARCHAR, "always", 3), nothing);
        Batch read = read(written(List.of(batch))).get(0);
        assertInstanceOf(ConstantVector.class, read.column(0));
        assertEquals("always", read.column(0).value(2));
        assertNull(read.column(1).flatten(null, 3).value(1));
    }

    @Test
    void batchesMayHaveNoRowsOrNoColumns() throws IOException {
        List<Batch> batches =
                List.of(Batch.of(new Vector[0], 5), batch(texts(0)), Batch.of(new Vector[0], 0));
        List<Batch> read = read(written(batches));
        assertEquals(List.of(5, 0, 0), read.stream().map(Batch::rowCount).toList());
    }

    @Test
    void smallRangesTakeFewBytes() throws IOException {
        long[] dates = new long[2048];
        Arrays.setAll(dates, i -> 1_700_000_000_000_000L + i % 200);
        Batch batch = batch(new LongVector(SimpleType.TIMESTAMP, dates, null, 2048));
        assertTrue(written(List.of(batch), Compression.NONE).length < 2048 + 150);
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        for (Compression compression : Compression.values()) {
            byte[] bytes =
                    written(
                            new RandomBatches(3, 5, 0.1).batches(RandomBatches.TYPES, 3, 40),
                            compression);
            for (int at = 0; at < bytes.length; at++) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) (1 << at % 8);
                assertThrows(CorruptBatchException.class, () -> read(damaged), "byte " + at);
            }
        }
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] bytes = written(new RandomBatches(4, 5, 0.1).batches(RandomBatches.TYPES, 3, 40));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(CorruptBatchException.class, () -> read(cut), "length " + length);
        }
    }

    @Test
    void aMissingBatchIsNoticed() throws IOException {
        List<Batch> batches = new RandomBatches(5, 5, 0).batches(RandomBatches.TYPES, 2, 10);
        byte[] both = written(batches);
        byte[] without = Arrays.copyOfRange(both, firstFrame(batches), both.length);
        CorruptBatchException e = assertThrows(CorruptBatchException.class, () -> read(without));
        assertNotNull(e.getMessage());
    }

    private static int firstFrame(List<Batch> batches) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BatchWriter writer = new BatchWriter(out, Compression.LZ4);
        writer.write(batches.get(0));
        return (int) writer.bytes();
    }

    @Test
    void saysWhatIsDamaged() throws IOException {
        byte[] bytes = written(new RandomBatches(6, 5, 0).batches(RandomBatches.TYPES, 1, 10));
        byte[] payload = bytes.clone();
        payload[40] ^= 1;
        assertEquals(
                "batch 0 of the stream is damaged: its payload does not match its checksum",
                assertThrows(CorruptBatchException.class, () -> read(payload)).getMessage());
        byte[] cut = Arrays.copyOf(bytes, 30);
        assertEquals(
                "batch 0 of the stream is damaged: it ends before the payload does",
                assertThrows(CorruptBatchException.class, () -> read(cut)).getMessage());
    }

    /// Payloads whose checksums match and that make no sense, as another program could write them.
    @Test
    void randomPayloadsEndInAnErrorOrABatch() {
        Random random = new Random(7);
        PayloadWriter valid =
                new BatchEncoder(true)
                        .encode(
                                new RandomBatches(7, 5, 0.1)
                                        .batches(RandomBatches.TYPES, 1, 60)
                                        .get(0));
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(valid.bytes(), valid.length());
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                Batch batch = new BatchDecoder().decode(new PayloadReader(bytes, bytes.length));
                rows(List.of(batch));
            } catch (CorruptBatchException e) {
                refused++;
            }
        }
        assertNotEquals(0, refused);
    }

    private static List<Batch> throughSerializer(List<Batch> batches) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Batch batch : batches) {
            BatchSerializer.INSTANCE.write(batch, out);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        List<Batch> read = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            read.add(BatchSerializer.INSTANCE.read(in));
        }
        return read;
    }

    private static byte[] written(List<Batch> batches) throws IOException {
        return written(batches, Compression.LZ4);
    }

    private static byte[] written(List<Batch> batches, Compression compression) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BatchWriter writer = new BatchWriter(out, compression)) {
            for (Batch batch : batches) {
                writer.write(batch);
            }
            writer.finish();
            assertEquals(out.size(), writer.bytes());
        }
        return out.toByteArray();
    }

    private static List<Batch> read(byte[] bytes) throws IOException {
        List<Batch> batches = new ArrayList<>();
        try (BatchReader reader = new BatchReader(new ByteArrayInputStream(bytes))) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                batches.add(batch);
            }
            assertNull(reader.next());
        }
        return batches;
    }

    private static Batch batch(Vector... columns) {
        return Batch.of(columns, columns[0].length());
    }

    private static Vector codes(FlatVector dictionary, int rows, int seed) {
        int[] codes = new int[rows];
        Arrays.setAll(codes, i -> (i * 31 + seed) % dictionary.length());
        return new DictionaryVector(codes, dictionary, null, rows);
    }

    private static FlatVector texts(int count) {
        byte[] heap = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);
        int[] starts = new int[count];
        int[] lengths = new int[count];
        Arrays.setAll(lengths, i -> 16 + i % 16);
        return new BytesVector(SimpleType.VARCHAR, heap, starts, lengths, null, count);
    }

    private static List<List<@Nullable Object>> rows(List<Batch> batches) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.rowCount(); i++) {
                rows.add(batch.values(i).stream().<@Nullable Object>map(v -> text(v)).toList());
            }
        }
        return rows;
    }

    private static @Nullable Object text(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    private static List<List<Type>> types(List<Batch> batches) {
        List<List<Type>> types = new ArrayList<>();
        for (Batch batch : batches) {
            List<Type> each = new ArrayList<>();
            for (int c = 0; c < batch.columnCount(); c++) {
                each.add(batch.column(c).type());
            }
            types.add(each);
        }
        return types;
    }
}
