package io.feldspar.rdd.storage;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A file of frames with checksums.
///
/// ```text
/// frame:  length (4)  CRC32C of length and bytes (4)  bytes
/// end:    -1 (4)      CRC32C of the number (4)        number of frames (8)
/// ```
public final class FrameFile {

    private static final int END = -1;
    static final int HEADER = 2 * Integer.BYTES;
    static final int END_BYTES = HEADER + Long.BYTES;
    private static final int BUFFER = 1 << 16;

    private FrameFile() {}

    /// Writes a file from its first frame to its end.
    ///
    /// Each frame goes to the file as a whole before `append` returns, so that after a failure the
    /// earlier ones can be read back.
    public static final class Writer implements Closeable {

        private final Path path;
        private final FileOutputStream out;
        private long frames;
        private long bytes;

        public Writer(Path path) throws IOException {
            this.path = path;
            this.out = new FileOutputStream(path.toFile());
        }

        public void append(byte[] frame) throws IOException {
            out.write(framed(frame).array());
            frames++;
            bytes += HEADER + frame.length;
        }

        /// Writes the end and gives the file's size.
        ///
        /// @param lasting whether the file must be on the device, even if the machine dies now
        public long finish(boolean lasting) throws IOException {
            out.write(end(frames).array());
            if (lasting) {
                out.getFD().sync();
            }
            out.close();
            return bytes + END_BYTES;
        }

        /// The frames that were written so far.
        Reader readBack() throws IOException {
            return new Reader(path, frames);
        }

        /// The bytes of the frames so far.
        long bytes() {
            return bytes;
        }

        Path path() {
            return path;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// A frame as it lies in a file.
    static ByteBuffer framed(byte[] frame) {
        return ByteBuffer.allocate(HEADER + frame.length)
                .putInt(frame.length)
                .putInt(checksum(frame.length, frame))
                .put(frame)
                .flip();
    }

    /// The end of a file with so many frames.
    static ByteBuffer end(long frames) {
        return ByteBuffer.allocate(END_BYTES)
                .putInt(END)
                .putInt(checksum(frames))
                .putLong(frames)
                .flip();
    }

    /// Reads all of the file and throws where it does not fit its checksums.
    public static void verify(Path path) throws IOException {
        try (Reader reader = new Reader(path)) {
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The frames of a file, checked one by one. Ends with an [UncheckedIOException] where one does
    /// not fit its checksum.
    public static final class Reader implements Iterator<byte[]>, Closeable {

        private static final long TO_THE_END = -1;

        private final String name;
        private final DataInputStream in;
        private final long wanted;
        private final long size;
        private byte @Nullable [] ahead;
        private long frames;
        private boolean ended;

        /// All frames of a file that has its end.
        public Reader(Path path) throws IOException {
            this(path, TO_THE_END);
        }

        /// All frames of a file that comes as a stream.
        ///
        /// @param name for errors
        /// @param longest the most bytes of a frame
        public Reader(String name, InputStream in, long longest) {
            this.name = name;
            this.wanted = TO_THE_END;
            this.size = longest;
            this.in = new DataInputStream(in);
        }

        /// The first frames of a file.
        private Reader(Path path, long wanted) throws IOException {
            this.name = path.toString();
            this.wanted = wanted;
            this.size = Files.size(path);
            this.in =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(path), BUFFER));
        }

        @Override
        public boolean hasNext() {
            if (ahead == null && !ended) {
                try {
                    ahead = read();
                    if (ahead == null) {
                        close();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return ahead != null;
        }

        @Override
        public byte[] next() {
            if (!hasNext() || ahead == null) {
                throw new NoSuchElementException();
            }
            byte[] frame = ahead;
            ahead = null;
            return frame;
        }

        private byte @Nullable [] read() throws IOException {
            if (frames == wanted) {
                return null;
            }
            try {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length == END) {
                    readEnd(checksum);
                    return null;
                }
                if (length < 0 || length > size) {
                    throw new CorruptFileException(
                            "frame %d of %s says that it has %d bytes"
                                    .formatted(frames, name, length));
                }
                byte[] frame = new byte[length];
                in.readFully(frame);
                if (checksum != checksum(length, frame)) {
                    throw new CorruptFileException(
                            "frame %d of %s does not fit its checksum".formatted(frames, name));
                }
                frames++;
                return frame;
            } catch (EOFException e) {
                throw new CorruptFileException(
                        "%s ends too early, after %d frames".formatted(name, frames));
            }
        }

        private void readEnd(int checksum) throws IOException {
            long counted = in.readLong();
            if (checksum != checksum(counted) || counted != frames) {
                throw new CorruptFileException(
                        "%s has %d frames but says %d".formatted(name, frames, counted));
            }
        }

        @Override
        public void close() throws IOException {
            ended = true;
            in.close();
        }
    }

    private static int checksum(int length, byte[] frame) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        crc.update(frame);
        return (int) crc.getValue();
    }

    private static int checksum(long number) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return (int) crc.getValue();
    }
}
