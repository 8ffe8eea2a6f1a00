package io.feldspar.rdd.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// A cached partition as the bytes of a [FrameFile], wherever it lies. Any thread may read it.
public sealed interface FrameBytes {

    long length() throws IOException;

    /// The bytes from an offset on, in an array.
    ///
    /// @throws IOException where they cannot be read
    ByteBuffer read(long from, int count) throws IOException;

    /// A block on disk. It is opened for each read.
    record OnDisk(Path file) implements FrameBytes {

        @Override
        public long length() throws IOException {
            return Files.size(file);
        }

        @Override
        public ByteBuffer read(long from, int count) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(count);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, from + bytes.position()) < 0) {
                        throw new EOFException(file + " is shorter than it was");
                    }
                }
            }
            return bytes.flip();
        }
    }

    /// A block in memory.
    final class InMemory implements FrameBytes {

        private final List<byte[]> frames;

        /// Where in the file each frame would begin, and then the end mark.
        private final long[] offsets;

        public InMemory(List<byte[]> frames) {
            this.frames = frames;
            this.offsets = new long[frames.size() + 1];
            for (int i = 0; i < frames.size(); i++) {
                offsets[i + 1] = offsets[i] + FrameFile.HEADER + frames.get(i).length;
            }
        }

        @Override
        public long length() {
            return offsets[frames.size()] + FrameFile.END_BYTES;
        }

        @Override
        public ByteBuffer read(long from, int count) {
            ByteBuffer bytes = ByteBuffer.allocate(count);
            int found = Arrays.binarySearch(offsets, from);
            int frame = found >= 0 ? found : -found - 2;
            long skipped = from - offsets[frame];
            while (bytes.hasRemaining()) {
                ByteBuffer part =
                        frame == frames.size()
                                ? FrameFile.end(frames.size())
                                : FrameFile.framed(frames.get(frame));
                part.position((int) skipped);
                part.limit(Math.min(part.limit(), part.position() + bytes.remaining()));
                bytes.put(part);
                skipped = 0;
                frame++;
            }
            return bytes.flip();
        }
    }
}
