package io.feldspar.executor.standalone.master;

import io.feldspar.rdd.codec.CodecException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The form of a journal on disk: entries, each as length, CRC32C and Avro's binary encoding.
final class JournalFile {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
    private static final int MOST_BYTES = 1 << 24;

    private JournalFile() {}

    static ByteBuffer encode(JournalEntry entry) {
        byte[] bytes = JournalCodec.encode(entry);
        return ByteBuffer.allocate(2 * Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .putInt(checksum(bytes))
                .put(bytes)
                .flip();
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// The entries up to the end, or up to the first that is damaged.
    static List<JournalEntry> read(Path file) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(bytes)) {
            for (JournalEntry entry = next(in); entry != null; entry = next(in)) {
                entries.add(entry);
            }
        } catch (EOFException | CodecException e) {
            LOG.error(
                    "The journal {} is damaged after {} entries; the rest is ignored: {}",
                    file,
                    entries.size(),
                    String.valueOf(e.getMessage()));
        }
        return entries;
    }

    private static @Nullable JournalEntry next(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int checksum = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new CodecException("no entry has %d bytes".formatted(length));
        }
        byte[] entry = in.readNBytes(length);
        if (entry.length < length || checksum(entry) != checksum) {
            throw new CodecException("an entry does not fit its checksum");
        }
        return JournalCodec.decode(entry);
    }
}
