package io.feldspar.executor.source.avro;

import com.github.luben.zstd.ZstdInputStream;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.xerial.snappy.Snappy;

/// How blocks are compressed. A block may not grow beyond 256 MiB.
enum AvroCodec {
    NULL,
    DEFLATE,
    SNAPPY,
    ZSTANDARD;

    private static final int MAX_BYTES = 256 << 20;
    private static final int CHECKSUM_BYTES = 4;

    static AvroCodec of(String name, Path path) {
        return switch (name) {
            case "null" -> NULL;
            case "deflate" -> DEFLATE;
            case "snappy" -> SNAPPY;
            case "zstandard" -> ZSTANDARD;
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Avro file '%s' is compressed by '%s'".formatted(path, name),
                            "Use deflate, snappy or zstandard.");
        };
    }

    /// The first `length` bytes of `stored`, decompressed.
    byte[] decompress(byte[] stored, int length, Path path) {
        try {
            return switch (this) {
                case NULL -> Arrays.copyOf(stored, length);
                case DEFLATE -> inflate(stored, length, path);
                case SNAPPY -> snappy(stored, length, path);
                case ZSTANDARD ->
                        all(new ZstdInputStream(new ByteArrayInputStream(stored, 0, length)), path);
            };
        } catch (IOException e) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "A block of Avro file '%s' cannot be decompressed: %s"
                            .formatted(path, e.getMessage()),
                    "Restore the file.",
                    e);
        }
    }

    private static byte[] inflate(byte[] stored, int length, Path path) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            return all(
                    new InflaterInputStream(new ByteArrayInputStream(stored, 0, length), inflater),
                    path);
        } finally {
            inflater.end();
        }
    }

    private static byte[] all(InputStream in, Path path) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            check(bytes.length, path);
            return bytes;
        }
    }

    private static byte[] snappy(byte[] stored, int length, Path path) throws IOException {
        int compressed = length - CHECKSUM_BYTES;
        if (compressed < 0) {
            throw new IOException("it is too short");
        }
        int size = Snappy.uncompressedLength(stored, 0, compressed);
        check(size, path);
        byte[] bytes = new byte[size];
        Snappy.uncompress(stored, 0, compressed, bytes, 0);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        int expected = 0;
        for (int i = compressed; i < length; i++) {
            expected = expected << 8 | (stored[i] & 0xFF);
        }
        if ((int) checksum.getValue() != expected) {
            throw new IOException("its checksum is wrong");
        }
        return bytes;
    }

    private static void check(int size, Path path) {
        if (size < 0 || size > MAX_BYTES) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "A block of Avro file '%s' decompresses to more than %d bytes"
                            .formatted(path, MAX_BYTES),
                    "Rewrite the file with smaller blocks.");
        }
    }
}
