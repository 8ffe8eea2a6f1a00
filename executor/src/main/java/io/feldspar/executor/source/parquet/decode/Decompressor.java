package io.feldspar.executor.source.parquet.decode;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/// Decompresses pages. Belongs to one thread.
public final class Decompressor implements AutoCloseable {

    private static final LZ4SafeDecompressor LZ4 = LZ4Factory.fastestInstance().safeDecompressor();

    private @Nullable ZstdDecompressCtx zstd;

    /// Refuses a size that no input of `stored` bytes can decompress to, before anything is
    /// allocated for it.
    public static void checkRatio(Compression codec, int stored, int size) {
        long most =
                switch (codec) {
                    case UNCOMPRESSED -> stored;
                    case SNAPPY -> 32L * stored + 64;
                    case LZ4, LZ4_RAW -> 256L * stored + 64;
                    case GZIP -> 1040L * stored + 64;
                    // a run-length block of 4 bytes stands for up to 128 KiB
                    case ZSTD -> 32_768L * stored + 64;
                    // a few bytes copy up to 16 MiB
                    case BROTLI -> (16L << 20) + (1L << 20) * stored;
                    case LZO -> throw unsupported(codec);
                };
        if (size > most) {
            throw new CorruptDataException(
                    "%d bytes of %s cannot hold the %d bytes that the page header promises"
                            .formatted(stored, codec, size));
        }
    }

    /// Decompresses `length` bytes of `in` into exactly `size` bytes of `out`.
    public void decompress(
            Compression codec, byte[] in, int start, int length, byte[] out, int to, int size) {
        if (codec != Compression.UNCOMPRESSED && size == 0 && length == 0) {
            return;
        }
        int made;
        try {
            made =
                    switch (codec) {
                        case UNCOMPRESSED -> {
                            System.arraycopy(in, start, out, to, Math.min(length, size));
                            yield length;
                        }
                        case SNAPPY -> {
                            int promised = Snappy.uncompressedLength(in, start, length);
                            yield promised == size
                                    ? Snappy.uncompress(in, start, length, out, to)
                                    : promised;
                        }
                        case ZSTD -> zstd().decompressByteArray(out, to, size, in, start, length);
                        case GZIP -> gunzip(in, start, length, out, to, size);
                        case LZ4_RAW -> LZ4.decompress(in, start, length, out, to, size);
                        case LZ4 -> hadoopLz4(in, start, length, out, to, size);
                        case BROTLI -> brotli(in, start, length, out, to, size);
                        case LZO -> throw unsupported(codec);
                    };
        } catch (IOException | ZstdException | LZ4Exception e) {
            throw new CorruptDataException(
                    codec + " data cannot be decompressed: " + e.getMessage());
        }
        if (made != size) {
            throw new CorruptDataException(
                    "the page header promises %d bytes, but the %s data holds %d"
                            .formatted(size, codec, made));
        }
    }

    private ZstdDecompressCtx zstd() {
        if (zstd == null) {
            zstd = new ZstdDecompressCtx();
        }
        return zstd;
    }

    private static int gunzip(byte[] in, int start, int length, byte[] out, int to, int size)
            throws IOException {
        InputStream stored = new ByteArrayInputStream(in, start, length);
        return read(new GZIPInputStream(stored, 1 << 16), out, to, size);
    }

    private static int brotli(byte[] in, int start, int length, byte[] out, int to, int size)
            throws IOException {
        return read(
                new BrotliInputStream(new ByteArrayInputStream(in, start, length)), out, to, size);
    }

    /// The number of bytes read, or more than `size` where there are more.
    private static int read(InputStream in, byte[] out, int to, int size) throws IOException {
        try (in) {
            int made = in.readNBytes(out, to, size);
            return in.read() < 0 ? made : made + 1;
        }
    }

    /// The deprecated LZ4 codec: blocks behind two big-endian lengths, as Hadoop writes them;
    /// some writers put a bare block instead.
    private static int hadoopLz4(byte[] in, int start, int length, byte[] out, int to, int size) {
        int at = start;
        int end = start + length;
        int made = 0;
        while (end - at >= 8) {
            int blockSize = Integer.reverseBytes(LittleEndian.intAt(in, at));
            int stored = Integer.reverseBytes(LittleEndian.intAt(in, at + 4));
            if (blockSize < 0 || blockSize > size - made || stored < 0 || stored > end - at - 8) {
                return LZ4.decompress(in, start, length, out, to, size);
            }
            made += LZ4.decompress(in, at + 8, stored, out, to + made, blockSize);
            at += 8 + stored;
        }
        return made;
    }

    private static FeldsparException unsupported(Compression codec) {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "Parquet pages compressed with " + codec + " cannot be read",
                "Rewrite the file with SNAPPY, ZSTD, GZIP, BROTLI or LZ4_RAW.");
    }

    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
            zstd = null;
        }
    }
}
