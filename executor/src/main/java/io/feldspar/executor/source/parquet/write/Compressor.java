package io.feldspar.executor.source.parquet.write;

import com.github.luben.zstd.Zstd;
import io.feldspar.executor.source.parquet.format.Compression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.xerial.snappy.Snappy;

/// Compresses pages.
final class Compressor {

    private static final int ZSTD_LEVEL = 3;

    private Compressor() {}

    static byte[] compress(Compression codec, byte[] in, int length) {
        return switch (codec) {
            case UNCOMPRESSED -> Arrays.copyOf(in, length);
            case SNAPPY -> {
                byte[] out = new byte[Snappy.maxCompressedLength(length)];
                try {
                    yield Arrays.copyOf(out, Snappy.compress(in, 0, length, out, 0));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            case ZSTD -> {
                byte[] out = new byte[Math.toIntExact(Zstd.compressBound(length))];
                long made = Zstd.compressByteArray(out, 0, out.length, in, 0, length, ZSTD_LEVEL);
                yield Arrays.copyOf(out, Math.toIntExact(made));
            }
            case GZIP, LZO, BROTLI, LZ4, LZ4_RAW ->
                    throw new IllegalArgumentException(codec + " is not written");
        };
    }
}
