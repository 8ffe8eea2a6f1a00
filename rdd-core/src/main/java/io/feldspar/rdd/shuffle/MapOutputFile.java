package io.feldspar.rdd.shuffle;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// What a map attempt wrote, in one file: the bytes of each reduce partition one after the other,
/// and in memory an index of where they begin and what their checksums are.
///
/// ```text
/// file    partition 0 │ partition 1 │ …       each a row of chunks, the last one shorter
/// index   offset, elements, a checksum for each chunk
/// ```
/// The file is opened for each read, so that one that is gone is noticed. Any thread may read.
public final class MapOutputFile {

    private final Path path;
    private final long[] offsets;
    private final int[] elements;
    private final int[] firstChunks;
    private final int[] checksums;

    private MapOutputFile(Writer written) {
        path = written.path;
        offsets = written.offsets;
        elements = written.elements;
        firstChunks = written.firstChunks;
        checksums = Arrays.copyOf(written.checksums, written.chunks);
    }

    public Path path() {
        return path;
    }

    public long length() {
        return offsets[offsets.length - 1];
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
            ByteBuffer bytes = ByteBuffer.allocate((int) (end - from));
            try (FileChannel channel = FileChannel.open(file.path, StandardOpenOption.READ)) {
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, from + bytes.position()) < 0) {
                        throw new EOFException(file.path + " is shorter than it was");
                    }
                }
            }
            return bytes.flip();
        }

        @Override
        public boolean inMemory() {
            return false;
        }
    }

    /// Writes the file, partition by partition. Used by one thread.
    public static final class Writer implements AutoCloseable {

        private final Path path;
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

        public Writer(Path path, int partitions) throws IOException {
            this.path = path;
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
            out.close();
            return new MapOutputFile(this);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
