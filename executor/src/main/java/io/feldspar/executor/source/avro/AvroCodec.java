package io.feldspar.executor.source.avro;

import com.github.luben.zstd.ZstdInputStream;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.tukaani.xz.XZInputStream;
import org.xerial.snappy.Snappy;

/// How blocks are compressed. A block that grows to more than 16 MiB and more than 500 times its
/// size is taken for an attack and refused, as is one of more than 128 MiB.
enum AvroCodec {
    NULL,
    DEFLATE,
    SNAPPY,
    ZSTANDARD,
    BZIP2,
    XZ;

    private static final int MAX_BYTES = 128 << 20;
    private static final int FREE_BYTES = 16 << 20;
    private static final long MAX_RATIO = 500;
    private static final int FIRST_BYTES = 1 << 16;
    private static final int CHECKSUM_BYTES = 4;

    /// What the dictionary of an XZ block may take; the highest preset makes one of 64 MiB.
    private static final int MAX_XZ_KIB = 80 << 10;

    static AvroCodec of(String name, Path path) {
        return switch (name) {
            case "null" -> NULL;
            case "deflate" -> DEFLATE;
            case "snappy" -> SNAPPY;
            case "zstandard" -> ZSTANDARD;
            case "bzip2" -> BZIP2;
            case "xz" -> XZ;
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Avro file '%s' is compressed by '%s'".formatted(path, name),
                            "Use deflate, snappy, zstandard, bzip2 or xz.");
        };
    }

    /// Puts the first `length` bytes of `stored` into the buffer, decompressed.
    void decompress(byte[] stored, int length, AvroBuffer target, Path path) {
        target.clear();
        InputStream in = new ByteArrayInputStream(stored, 0, length);
        try {
            switch (this) {
                case NULL -> {
                    target.ensure(length);
                    System.arraycopy(stored, 0, target.bytes(), 0, length);
                    target.length(length);
                }
                case DEFLATE -> inflate(stored, length, target, path);
                case SNAPPY -> snappy(stored, length, target, path);
                case ZSTANDARD -> copy(new ZstdInputStream(in), length, target, path);
                case BZIP2 -> copy(new Bzip2Stream(in), length, target, path);
                case XZ -> copy(new XZInputStream(in, MAX_XZ_KIB), length, target, path);
            }
        } catch (IOException e) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "A block of Avro file '%s' cannot be decompressed: %s"
                            .formatted(path, e.getMessage()),
                    "Restore the file.",
                    e);
        }
    }

    private static void inflate(byte[] stored, int length, AvroBuffer target, Path path)
            throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            InputStream in = new ByteArrayInputStream(stored, 0, length);
            copy(new InflaterInputStream(in, inflater), length, target, path);
        } finally {
            inflater.end();
        }
    }

    private static void copy(InputStream in, int stored, AvroBuffer target, Path path)
            throws IOException {
        try (in) {
            int filled = 0;
            while (true) {
                if (filled == target.bytes().length) {
                    long wanted = Math.max(FIRST_BYTES, 2L * filled);
                    target.ensure((int) Math.min(wanted, MAX_BYTES + 1L));
                }
                int read = in.read(target.bytes(), filled, target.bytes().length - filled);
                if (read < 0) {
                    return;
                }
                filled += read;
                target.length(filled);
                check(filled, stored, path);
            }
        }
    }

    private static void snappy(byte[] stored, int length, AvroBuffer target, Path path)
            throws IOException {
        int compressed = length - CHECKSUM_BYTES;
        if (compressed < 0) {
            throw new IOException("it is too short");
        }
        int size = Snappy.uncompressedLength(stored, 0, compressed);
        check(size, length, path);
        target.ensure(size);
        target.length(Snappy.uncompress(stored, 0, compressed, target.bytes(), 0));
        CRC32 checksum = new CRC32();
        checksum.update(target.bytes(), 0, target.length());
        int expected = 0;
        for (int i = compressed; i < length; i++) {
            expected = expected << 8 | (stored[i] & 0xFF);
        }
        if ((int) checksum.getValue() != expected) {
            throw new IOException("its checksum is wrong");
        }
    }

    private static void check(int size, int stored, Path path) {
        boolean grows = size > FREE_BYTES && size > MAX_RATIO * stored;
        if (size < 0 || size > MAX_BYTES || grows) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "A block of Avro file '%s' grows from %d to more than %d bytes"
                            .formatted(path, stored, grows ? FREE_BYTES : MAX_BYTES),
                    "Rewrite the file with smaller blocks.");
        }
    }
}
