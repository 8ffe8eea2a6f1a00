package io.feldspar.executor.source.avro;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.files.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// An object container file: a header with schema and codec, then blocks of records.
///
/// ```text
/// "Obj" 1 | map of metadata | sync
/// records | bytes | data … | sync          for each block
/// ```
final class AvroFile implements AutoCloseable {

    private static final int HEADER_BYTES = 1 << 16;
    private static final int MAX_HEADER_BYTES = 16 << 20;
    private static final int MAX_BLOCK_BYTES = 1 << 30;
    private static final int SYNC_BYTES = 16;

    /// Where a block lies and what it claims to hold.
    record Block(long records, long dataOffset, int bytes) {
        long end() {
            return dataOffset + bytes + SYNC_BYTES;
        }
    }

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final Schema schema;
    private final AvroCodec codec;
    private final byte[] sync;
    private final long firstBlock;

    AvroFile(Path path) {
        this.path = path;
        FileChannel opened = null;
        try {
            opened = FileChannel.open(path, StandardOpenOption.READ);
            this.channel = opened;
            this.size = opened.size();
            AvroBytes header = header();
            Map<String, byte[]> metadata = metadata(header);
            this.schema = schema(metadata);
            byte[] name = metadata.get("avro.codec");
            this.codec = AvroCodec.of(name == null ? "null" : text(name), path);
            header.readFixed(SYNC_BYTES);
            this.sync =
                    Arrays.copyOfRange(
                            header.bytes(), header.sliceStart(), header.sliceStart() + SYNC_BYTES);
            this.firstBlock = header.position();
        } catch (IOException e) {
            close(opened);
            throw DataFile.cannotRead(path, e);
        } catch (RuntimeException e) {
            close(opened);
            throw e;
        }
    }

    Schema schema() {
        return schema;
    }

    long firstBlock() {
        return firstBlock;
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The header's bytes behind the magic: as much as is there of a first guess, more where
    /// that does not do.
    private AvroBytes header() throws IOException {
        AvroBytes bytes = new AvroBytes("the header of '" + path + "'");
        int length = (int) Math.min(size, HEADER_BYTES);
        while (true) {
            byte[] head = read(0, length);
            if (length < 4 || head[0] != 'O' || head[1] != 'b' || head[2] != 'j' || head[3] != 1) {
                throw new FeldsparException(
                        ErrorCode.DATA_CORRUPT,
                        "File '%s' is not an Avro file: it does not begin with 'Obj' and 1"
                                .formatted(path));
            }
            bytes.reset(head, 4, length);
            boolean whole = length == size || length >= MAX_HEADER_BYTES;
            try {
                metadata(bytes);
                bytes.readFixed(SYNC_BYTES);
                bytes.reset(head, 4, length);
                return bytes;
            } catch (FeldsparException e) {
                if (whole) {
                    throw e;
                }
                length = (int) Math.min(size, Math.min(MAX_HEADER_BYTES, 8L * length));
            }
        }
    }

    private static Map<String, byte[]> metadata(AvroBytes header) {
        Map<String, byte[]> metadata = new HashMap<>();
        for (long count = header.readItemCount(true);
                count != 0;
                count = header.readItemCount(true)) {
            for (long i = 0; i < count; i++) {
                int keyLength = header.readSlice();
                String key =
                        new String(
                                header.bytes(),
                                header.sliceStart(),
                                keyLength,
                                StandardCharsets.UTF_8);
                int length = header.readSlice();
                metadata.put(
                        key,
                        Arrays.copyOfRange(
                                header.bytes(), header.sliceStart(), header.sliceStart() + length));
            }
        }
        return metadata;
    }

    private Schema schema(Map<String, byte[]> metadata) {
        byte[] json = metadata.get("avro.schema");
        if (json == null) {
            throw damaged("has no schema in its header");
        }
        Schema parsed = parse(text(json));
        if (parsed.getType() != Schema.Type.RECORD) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "File '%s' holds values of type %s".formatted(path, parsed.getType().getName()),
                    "Use a file whose values are records.");
        }
        return parsed;
    }

    private Schema parse(String json) {
        try {
            return new Schema.Parser().parse(json);
        } catch (AvroRuntimeException | UnsupportedOperationException e) {
            throw damaged("has no valid schema in its header: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw damaged("has a schema that is nested too deeply");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The block whose header is at the offset, or null at the end of the file.
    @Nullable Block block(long offset) {
        if (offset == size) {
            return null;
        }
        int length = (int) Math.min(20, size - offset);
        AvroBytes header = new AvroBytes("'" + path + "' at byte " + offset);
        header.reset(read(offset, length), 0, length);
        long records = header.readLong();
        long bytes = header.readLong();
        long dataOffset = offset + header.position();
        if (records < 0
                || bytes < 0
                || bytes > MAX_BLOCK_BYTES
                || dataOffset + bytes + SYNC_BYTES > size) {
            throw damaged(
                    "has a block of %d records in %d bytes at byte %d"
                            .formatted(records, bytes, offset));
        }
        return new Block(records, dataOffset, (int) bytes);
    }

    /// Reads the block's data and decompresses them into the buffer. Their sync marker is checked.
    ///
    /// @param memory what the stored bytes are counted by while they are decompressed
    void data(Block block, AvroBuffer target, MemoryPool.Reservation memory) {
        memory.resize(block.bytes() + SYNC_BYTES);
        byte[] stored = read(block.dataOffset(), block.bytes() + SYNC_BYTES);
        if (!Arrays.equals(stored, block.bytes(), stored.length, sync, 0, SYNC_BYTES)) {
            throw damaged("has no sync marker after the block at byte " + block.dataOffset());
        }
        codec.decompress(stored, block.bytes(), target, path);
        memory.resize(0);
    }

    private byte[] read(long offset, int length) {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw damaged("ends at byte " + (offset + buffer.position()));
                }
            }
        } catch (IOException e) {
            throw DataFile.cannotRead(path, e);
        }
        return bytes;
    }

    FeldsparException damaged(String what) {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "Avro file '%s' %s".formatted(path, what),
                "Restore the file.");
    }

    @Override
    public void close() {
        close(channel);
    }
}
