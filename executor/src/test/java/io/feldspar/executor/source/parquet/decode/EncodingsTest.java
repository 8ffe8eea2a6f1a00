package io.feldspar.executor.source.parquet.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.type.SimpleType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Encodings and codecs against bytes made here, bit by bit, from the format's description.
final class EncodingsTest {

    /// Bits, least significant first.
    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int octet;
        private int used;

        void add(long value, int width) {
            for (int i = 0; i < width; i++) {
                octet |= (int) (value >>> i & 1) << used;
                if (++used == 8) {
                    flush();
                }
            }
        }

        void flush() {
            if (used > 0) {
                out.write(octet);
                octet = 0;
                used = 0;
            }
        }
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void zigzag(ByteArrayOutputStream out, long value) {
        varint(out, (value << 1) ^ (value >> 63));
    }

    private static byte[] slack(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + HybridCodes.SLACK);
    }

    @Test
    void unpacksEveryWidthFromEveryPosition() {
        Random random = new Random(7);
        for (int width = 0; width <= 32; width++) {
            int count = 400;
            int[] values = new int[count];
            Bits packed = new Bits();
            for (int i = 0; i < count; i++) {
                values[i] = width == 0 ? 0 : random.nextInt() >>> (32 - width);
                packed.add(values[i], width);
            }
            ByteArrayOutputStream run = new ByteArrayOutputStream();
            varint(run, ((count / 8) << 1) | 1);
            run.writeBytes(packed.out.toByteArray());
            for (int skipped = 0; skipped < 40; skipped++) {
                HybridCodes codes = new HybridCodes();
                codes.open(slack(run.toByteArray()), 0, run.size(), width);
                codes.skip(skipped);
                int[] out = new int[count];
                codes.read(out, skipped, 50);
                codes.read(out, skipped + 50, count - skipped - 50);
                assertArrayEquals(
                        Arrays.copyOfRange(values, skipped, count),
                        Arrays.copyOfRange(out, skipped, count),
                        width + " bits from " + skipped);
            }
        }
    }

    @Test
    void picksRowsOutOfRunsOfBothKinds() {
        Bits packed = new Bits();
        for (int i = 0; i < 16; i++) {
            packed.add(i % 5, 3);
        }
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        varint(runs, 10 << 1);
        runs.write(6);
        varint(runs, (2 << 1) | 1);
        runs.writeBytes(packed.out.toByteArray());
        varint(runs, 100 << 1);
        runs.write(7);
        HybridCodes codes = new HybridCodes();
        codes.open(slack(runs.toByteArray()), 0, runs.size(), 3);
        codes.skip(2);
        int[] out = new int[100];
        codes.readRows(60, new int[] {0, 7, 8, 9, 23, 24, 59}, 7, out, 0);
        assertArrayEquals(
                new int[] {6, 6, 0, 1, 0, 7, 7},
                new int[] {out[0], out[7], out[8], out[9], out[23], out[24], out[59]});
        assertThrows(CorruptDataException.class, () -> codes.skip(65));
    }

    private static byte[] differences(long... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, 128);
        varint(out, 4);
        varint(out, values.length);
        zigzag(out, values[0]);
        for (int from = 1; from < values.length; from += 128) {
            int to = Math.min(values.length, from + 128);
            long least = Long.MAX_VALUE;
            for (int i = from; i < to; i++) {
                least = Math.min(least, values[i] - values[i - 1]);
            }
            zigzag(out, least);
            Bits packed = new Bits();
            for (int mini = 0; mini < 4; mini++) {
                int width = 0;
                for (int i = from + mini * 32; i < Math.min(to, from + mini * 32 + 32); i++) {
                    long rest = values[i] - values[i - 1] - least;
                    width = Math.max(width, 64 - Long.numberOfLeadingZeros(rest));
                }
                out.write(width);
                for (int i = from + mini * 32; i < from + mini * 32 + 32; i++) {
                    packed.add(i < to ? values[i] - values[i - 1] - least : 0, width);
                }
            }
            out.writeBytes(packed.out.toByteArray());
        }
        return out.toByteArray();
    }

    @Test
    void readsDifferencesOfAllSizes() {
        Random random = new Random(3);
        for (int bits = 0; bits <= 64; bits += 4) {
            long[] values = new long[300];
            for (int i = 0; i < values.length; i++) {
                values[i] = bits == 0 ? 42 : random.nextLong() >> (64 - bits);
            }
            byte[] encoded = differences(values);
            PlainRewriting rewriting = new PlainRewriting();
            rewriting.rewrite(
                    Encoding.DELTA_BINARY_PACKED,
                    PhysicalType.INT64,
                    8,
                    slack(encoded),
                    0,
                    encoded.length,
                    values.length);
            for (int i = 0; i < values.length; i++) {
                assertEquals(values[i], LittleEndian.longAt(rewriting.bytes(), 8 * i));
            }
        }
    }

    @Test
    void readsStringsThatSharePrefixes() {
        List<String> values = List.of("axis", "axle", "babble", "babyhood", "", "b");
        long[] shared = {0, 2, 0, 3, 0, 0};
        long[] suffixes = new long[values.size()];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < suffixes.length; i++) {
            String suffix = values.get(i).substring((int) shared[i]);
            suffixes[i] = suffix.length();
            text.append(suffix);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(differences(shared));
        out.writeBytes(differences(suffixes));
        out.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
        assertEquals(values, strings(Encoding.DELTA_BYTE_ARRAY, out.toByteArray(), values.size()));
    }

    @Test
    void readsStringsBehindTheirLengths() {
        List<String> values = List.of("one", "", "three");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(differences(3, 0, 5));
        out.writeBytes("onethree".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                values,
                strings(Encoding.DELTA_LENGTH_BYTE_ARRAY, out.toByteArray(), values.size()));
    }

    @Test
    void refusesPrefixesLongerThanTheValueBefore() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(differences(0, 5));
        out.writeBytes(differences(1, 0));
        out.write('a');
        assertThrows(
                CorruptDataException.class,
                () -> strings(Encoding.DELTA_BYTE_ARRAY, out.toByteArray(), 2));
    }

    private static List<String> strings(Encoding encoding, byte[] encoded, int count) {
        PlainRewriting rewriting = new PlainRewriting();
        rewriting.rewrite(
                encoding, PhysicalType.BYTE_ARRAY, 0, slack(encoded), 0, encoded.length, count);
        PlainValues values = PlainValues.of(SimpleType.VARCHAR, Conversion.BYTES, 0, count);
        values.open(rewriting.bytes(), 0, rewriting.length());
        values.read(0, count);
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(String.valueOf(values.vector(null, count).value(i)));
        }
        return strings;
    }

    @Test
    void readsSplitStreams() {
        double[] values = {1.5, -2.25, Double.MAX_VALUE};
        byte[] split = new byte[24];
        for (int i = 0; i < 3; i++) {
            for (int stream = 0; stream < 8; stream++) {
                split[stream * 3 + i] =
                        (byte) (Double.doubleToRawLongBits(values[i]) >>> (8 * stream));
            }
        }
        PlainRewriting rewriting = new PlainRewriting();
        rewriting.rewrite(
                Encoding.BYTE_STREAM_SPLIT, PhysicalType.DOUBLE, 8, slack(split), 0, 24, 3);
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    Double.doubleToRawLongBits(values[i]),
                    LittleEndian.longAt(rewriting.bytes(), 8 * i));
        }
    }

    @Test
    void readsInt96AsMicroseconds() {
        ByteBuffer stored = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        stored.putLong(3_600_000_001_999L).putInt(2_440_589);
        stored.putLong(0).putInt(2_440_587);
        PlainValues values = PlainValues.of(SimpleType.TIMESTAMP, Conversion.INT96, 12, 2);
        values.open(stored.array(), 0, 24);
        values.read(0, 2);
        assertEquals(86_400_000_000L + 3_600_000_001L, values.vector(null, 2).value(0));
        assertEquals(-86_400_000_000L, values.vector(null, 2).value(1));
    }

    @Test
    void readsLevelsThatAreBitPackedTheOldWay() {
        long[] bits = new long[Levels.words(11)];
        byte[] packed = {(byte) 0b1011_0001, (byte) 0b0110_0000};
        assertEquals(6, Levels.decodeBitPacked(packed, 0, 2, 11, bits));
        assertEquals(0b110_1000_1101L, bits[0]);
    }

    @Test
    void readsLz4AsHadoopWritesIt() {
        byte[] text =
                "the same again and again and again and again".getBytes(StandardCharsets.UTF_8);
        byte[] block = LZ4Factory.fastestJavaInstance().fastCompressor().compress(text);
        ByteBuffer framed = ByteBuffer.allocate(8 + block.length);
        framed.putInt(text.length).putInt(block.length).put(block);
        byte[] out = new byte[text.length];
        try (Decompressor decompressor = new Decompressor()) {
            decompressor.decompress(
                    Compression.LZ4, framed.array(), 0, framed.capacity(), out, 0, out.length);
            assertArrayEquals(text, out);
            Arrays.fill(out, (byte) 0);
            decompressor.decompress(Compression.LZ4, block, 0, block.length, out, 0, out.length);
            assertArrayEquals(text, out);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"SNAPPY", "GZIP", "LZ4", "LZ4_RAW", "ZSTD", "BROTLI"})
    void refusesSizesThatNoInputCanHave(Compression codec) {
        assertThrows(
                CorruptDataException.class,
                () -> Decompressor.checkRatio(codec, 42, Integer.MAX_VALUE));
    }

    @Test
    void namesCodecsThatItCannotRead() {
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> Decompressor.checkRatio(Compression.LZO, 10, 10));
        assertEquals(ErrorCode.NOT_SUPPORTED, error.code());
        assertTrue(error.toString().contains("LZO"), error.toString());
    }
}
