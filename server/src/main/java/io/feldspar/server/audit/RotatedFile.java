package io.feldspar.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that only grows, and that makes way for a new one when it is large: `audit.log` becomes
/// `audit.log.1`, that `audit.log.2`, and so on, until the oldest is deleted. Readable by its owner
/// alone. Belongs to one thread.
final class RotatedFile implements AutoCloseable {

    private final Path file;
    private final long most;
    private final int kept;
    private FileChannel channel;
    private long size;

    /// @param most bytes of one file
    /// @param kept how many full ones are kept
    RotatedFile(Path file, long most, int kept) throws IOException {
        this.file = file.toAbsolutePath();
        this.most = most;
        this.kept = kept;
        this.channel = open();
        this.size = channel.size();
    }

    private FileChannel open() throws IOException {
        if (!Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void append(byte[] line) throws IOException {
        if (size > 0 && size + line.length > most) {
            rotate();
        }
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        size += line.length;
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private void rotate() throws IOException {
        channel.close();
        for (int number = kept; number > 0; number--) {
            Path from = number == 1 ? file : numbered(number - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (kept == 0) {
            Files.delete(file);
        }
        channel = open();
        size = 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
