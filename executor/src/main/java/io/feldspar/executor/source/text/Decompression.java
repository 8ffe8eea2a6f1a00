package io.feldspar.executor.source.text;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Whether and how a whole file is compressed.
public enum Decompression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    /// The words that the option `compression` may be.
    public static final Set<String> WORDS = Set.of("auto", "none", "gzip", "zstd");

    private static final List<String> UNKNOWN =
            List.of(".bz2", ".xz", ".lz4", ".lzo", ".br", ".snappy", ".zip", ".z", ".7z");

    private static final long FREE_BYTES = 256L << 20;
    private static final long MAX_RATIO = 500;

    private final String suffix;

    Decompression(String suffix) {
        this.suffix = suffix;
    }

    /// How the names of files end that are compressed so.
    String suffix() {
        return suffix;
    }

    /// @param option `auto` to go by the file's name, or how the file is compressed
    /// @throws FeldsparException with NOT_SUPPORTED where the name ends as of another compression
    public static Decompression of(Path path, String option) {
        return switch (option) {
            case "auto" -> byName(path);
            case "gzip" -> GZIP;
            case "zstd" -> ZSTD;
            default -> NONE;
        };
    }

    private static Decompression byName(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        for (String unknown : UNKNOWN) {
            if (name.endsWith(unknown)) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "File '%s' is compressed in a way that cannot be read".formatted(path),
                        "Decompress it, or compress it with gzip or Zstandard.");
            }
        }
        return of(name);
    }

    private static Decompression of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(GZIP.suffix) ? GZIP : lower.endsWith(ZSTD.suffix) ? ZSTD : NONE;
    }

    /// The name, in lower case, without `.gz` and `.zst`.
    public static String withoutSuffix(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.substring(0, lower.length() - of(name).suffix.length());
    }

    /// Whether the error says that what is compressed is damaged or cut off.
    public static boolean isDamage(IOException error) {
        return error instanceof ZipException
                || error instanceof EOFException
                || error instanceof ZstdIOException;
    }

    /// The file's content, decompressed. A file that grows to more than 256 MiB and more than
    /// 500 times its size is taken for an attack and refused.
    public InputStream open(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        if (this == NONE) {
            return raw;
        }
        try {
            long limit = Math.max(FREE_BYTES, MAX_RATIO * Files.size(path));
            InputStream buffered = new BufferedInputStream(raw, 1 << 16);
            InputStream inflated =
                    this == GZIP
                            ? new GZIPInputStream(buffered, 1 << 16)
                            : new ZstdInputStream(buffered);
            return new Limited(inflated, path, limit);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static final class Limited extends FilterInputStream {

        private final Path path;
        private final long limit;
        private long count;

        Limited(InputStream in, Path path, long limit) {
            super(in);
            this.path = path;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            count(read);
            return read;
        }

        private void count(int read) {
            count += Math.max(0, read);
            if (count > limit) {
                throw new FeldsparException(
                        ErrorCode.VALUE_TOO_LARGE,
                        "File '%s' grows to more than %d bytes, %d times its size"
                                .formatted(path, limit, MAX_RATIO),
                        "Decompress it yourself if you trust it.");
            }
        }
    }
}
