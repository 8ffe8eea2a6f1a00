package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.shuffle.ShuffleStore.OutputName;
import io.feldspar.rdd.storage.CorruptFileException;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// What a map attempt wrote, in one file: the bytes of each reduce partition one after the other,
/// and in memory an index of where they begin and what their checksums are.
///
/// ```text
/// file    partition 0 │ partition 1 │ … │ index │ trailer
/// index   offset, elements, a checksum for each chunk
/// ```
/// The file ends with its index and the name of the output, so that another process can read it.
/// The file is opened for each read, so that one that is gone is noticed. Any thread may read.
public final class MapOutputFile {

    private static final int TRAILER_BYTES = 4 * Integer.BYTES + Long.BYTES;

    private final Path path;
    private final long[] offsets;
    private final int[] elements;
    private final int[] firstChunks;
    private final int[] checksums;

    private MapOutputFile(
            Path path, long[] offsets, int[] elements, int[] firstChunks, int[] checksums) {
        this.path = path;
        this.offsets = offsets;
        this.elements = elements;
        this.firstChunks = firstChunks;
        this.checksums = checksums;
    }

    /// Opens an output that another process wrote.
    ///
    /// @throws IOException where the file is not that output, or its index is damaged
    public static MapOutputFile open(Path path, int shuffleId, long taskAttemptId)
            throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long end = channel.size() - TRAILER_BYTES;
            ByteBuffer trailer = read(channel, path, end, TRAILER_BYTES);
            int partitions = trailer.getInt(0);
            int chunks = trailer.getInt(4);
            boolean named = trailer.getInt(8) == shuffleId && trailer.getLong(12) == taskAttemptId;
            long length = indexBytes(partitions, chunks);
            if (!named || partitions < 1 || chunks < 0 || length > end) {
                throw new CorruptFileException(path + " is not the output that it should be");
            }
            ByteBuffer index = read(channel, path, end - length, (int) length);
            if (checksum(index, trailer) != trailer.getInt(20)) {
                throw new CorruptFileException("the index of " + path + " is damaged");
            }
            long[] offsets = new long[partitions + 1];
            int[] elements = new int[partitions];
            int[] firstChunks = new int[partitions + 1];
            int[] checksums = new int[chunks];
            index.asLongBuffer().get(offsets);
            index.position(offsets.length * Long.BYTES);
            IntBuffer numbers = index.slice().asIntBuffer();
            numbers.get(elements).get(firstChunks).get(checksums);
            return new MapOutputFile(path, offsets, elements, firstChunks, checksums);
        }
    }

    private static long indexBytes(int partitions, int chunks) {
        return (partitions + 1L) * Long.BYTES + (2L * partitions + 1 + chunks) * Integer.BYTES;
    }

    private static int checksum(ByteBuffer index, ByteBuffer trailer) {
        CRC32C crc = new CRC32C();
        crc.update(index.duplicate().rewind());
        crc.update(trailer.duplicate().position(0).limit(TRAILER_BYTES - Integer.BYTES));
        return (int) crc.getValue();
    }

    private static ByteBuffer read(FileChannel channel, Path path, long from, int count)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (from < 0 || channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException(path + " is shorter than it was");
            }
        }
        return bytes.flip();
    }

    /// The same file under another name in its directory.
    public MapOutputFile moveTo(Path name) throws IOException {
        Files.createDirectories(name.getParent());
        Files.move(path, name, StandardCopyOption.ATOMIC_MOVE);
        return new MapOutputFile(name, offsets, elements, firstChunks, checksums);
    }

    public Path path() {
        return path;
    }

    public long length() {
        return offsets[offsets.length - 1];
    }

    int partitions() {
        return elements.length;
    }

    public int elements(int partition) {
        return elements[partition];
    }

    /// The block of a reduce partition.
    public ServedBlock block(int partition) {
        return new Block(this, partition);
    }

    private record Block(MapOutputFile file, int partition) implements ServedBlock {

        @Override
        public int elements() {
            return file.elements[partition];
        }

        @Override
        public int chunks() {
            return file.firstChunks[partition + 1] - file.firstChunks[partition];
        }

        @Override
        public int checksum(int chunk) {
            return file.checksums[file.firstChunks[partition] + chunk];
        }

        @Override
        public ByteBuffer chunk(int chunk) throws IOException {
            long from = file.offsets[partition] + (long) chunk * EncodedBlock.CHUNK_BYTES;
            long end = Math.min(from + EncodedBlock.CHUNK_BYTES, file.offsets[partition + 1]);
            try (FileChannel channel = FileChannel.open(file.path, StandardOpenOption.READ)) {
                return read(channel, file.path, from, (int) (end - from));
            }
        }

        @Override
        public boolean inMemory() {
            return false;
        }
    }

    /// Writes the file, partition by partition. Used by one thread.
    public static final class Writer implements AutoCloseable {

        private final Path path;
        private final OutputName name;
        private final OutputStream out;
        private final long[] offsets;
        private final int[] elements;
        private final int[] firstChunks;
        private final CRC32C crc = new CRC32C();
        private int[] checksums = new int[16];
        private int chunks;
        private int inChunk;
        private int partition;
        private long length;

        /// @param name of the output, or of the one that the file is a part of
        public Writer(Path path, OutputName name) throws IOException {
            int partitions = name.partitions();
            this.path = path;
            this.name = name;
            out =
                    new BufferedOutputStream(
                            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), 1 << 16);
            offsets = new long[partitions + 1];
            elements = new int[partitions];
            firstChunks = new int[partitions + 1];
        }

        /// Appends to the partition at hand.
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            length += count;
            int at = from;
            int left = count;
            while (left > 0) {
                int taken = Math.min(left, EncodedBlock.CHUNK_BYTES - inChunk);
                crc.update(bytes, at, taken);
                inChunk += taken;
                at += taken;
                left -= taken;
                if (inChunk == EncodedBlock.CHUNK_BYTES) {
                    endChunk();
                }
            }
        }

        private void endChunk() {
            if (chunks == checksums.length) {
                checksums = Arrays.copyOf(checksums, 2 * chunks);
            }
            checksums[chunks++] = (int) crc.getValue();
            crc.reset();
            inChunk = 0;
        }

        /// Ends the partition at hand; the next one follows.
        public void endPartition(int count) {
            if (inChunk > 0) {
                endChunk();
            }
            elements[partition++] = count;
            offsets[partition] = length;
            firstChunks[partition] = chunks;
        }

        /// Ends the file after its last partition.
        public MapOutputFile finish() throws IOException {
            int[] all = Arrays.copyOf(checksums, chunks);
            ByteBuffer index =
                    ByteBuffer.allocate(Math.toIntExact(indexBytes(elements.length, chunks)));
            index.asLongBuffer().put(offsets);
            index.position(offsets.length * Long.BYTES);
            index.slice().asIntBuffer().put(elements).put(firstChunks).put(all);
            index.rewind();
            ByteBuffer trailer =
                    ByteBuffer.allocate(TRAILER_BYTES)
                            .putInt(elements.length)
                            .putInt(chunks)
                            .putInt(name.shuffleId())
                            .putLong(name.taskAttemptId());
            trailer.putInt(checksum(index, trailer));
            out.write(index.array());
            out.write(trailer.array());
            out.close();
            return new MapOutputFile(path, offsets, elements, firstChunks, all);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
