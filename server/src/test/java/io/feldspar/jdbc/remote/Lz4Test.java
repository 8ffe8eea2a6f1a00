package io.feldspar.jdbc.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The driver reads blocks as the library does, damaged ones too.
class Lz4Test {

    private static final LZ4Factory LIBRARY = LZ4Factory.safeInstance();
    private static final List<LZ4Compressor> COMPRESSORS =
            List.of(LIBRARY.fastCompressor(), LIBRARY.highCompressor());

    /// Runs, repetitions at many distances, and noise.
    private static byte[] sample(Random random, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int run = Math.min(length - at, 1 + random.nextInt(1 + random.nextInt(1000)));
            switch (random.nextInt(3)) {
                case 0 -> Arrays.fill(bytes, at, at + run, (byte) random.nextInt());
                case 1 -> {
                    int distance = at == 0 ? 0 : 1 + random.nextInt(Math.min(at, 70_000));
                    for (int i = at; i < at + run; i++) {
                        bytes[i] = distance == 0 ? 0 : bytes[i - distance];
                    }
                }
                default -> {
                    for (int i = at; i < at + run; i++) {
                        bytes[i] = (byte) random.nextInt();
                    }
                }
            }
            at += run;
        }
        return bytes;
    }

    @Test
    void decompressesWhatTheLibraryCompressed() throws ProtocolException {
        Random random = new Random(1);
        for (int i = 0; i < 400; i++) {
            byte[] plain = sample(random, random.nextInt(i < 200 ? 100 : 200_000));
            for (LZ4Compressor compressor : COMPRESSORS) {
                byte[] block = compressor.compress(plain);
                byte[] within = new byte[block.length + 10];
                System.arraycopy(block, 0, within, 7, block.length);
                assertArrayEquals(plain, Lz4.decompress(within, 7, block.length, plain.length));
            }
        }
    }

    @Test
    void refusesWhatTheLibraryRefuses() {
        Random random = new Random(2);
        LZ4SafeDecompressor library = LIBRARY.safeDecompressor();
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] plain = sample(random, 1 + random.nextInt(300));
            byte[] block = COMPRESSORS.getFirst().compress(plain);
            int cut = random.nextInt(4) == 0 ? random.nextInt(block.length) : block.length;
            block = Arrays.copyOf(block, cut);
            if (cut > 0) {
                block[random.nextInt(cut)] = (byte) random.nextInt();
            }
            byte[] expected = null;
            try {
                byte[] out = library.decompress(block, plain.length);
                expected = out.length == plain.length ? out : null;
            } catch (LZ4Exception _) {
                // As it should be.
            }
            byte[] read = readOrNull(block, plain.length);
            // A distance of 0, which no compressor writes, is refused here alone.
            if (expected == null || read != null) {
                assertArrayEquals(expected, read);
            }
            refused += read == null ? 1 : 0;
        }
        assertTrue(refused > 1000 && refused < 19_000, () -> "damage is seen too seldom or always");
    }

    private static byte @Nullable [] readOrNull(byte[] block, int plain) {
        try {
            return Lz4.decompress(block, 0, block.length, plain);
        } catch (ProtocolException refused) {
            return null;
        }
    }
}
