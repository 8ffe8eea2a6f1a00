package io.feldspar.server.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// A file that only grows, and that makes way for a new one when it is large: `audit.log` becomes
/// `audit.log.1`, that `audit.log.2`, and so on, until the oldest is deleted. Readable by its owner
/// alone. Belongs to one thread.
public final class RotatedFile implements AutoCloseable {

    private final Path file;
    private final long most;
    private final int kept;
    private FileChannel channel;
    private long size;

    /// @param most bytes of one file
    /// @param kept maximum number of full files
    public RotatedFile(Path file, long most, int kept) throws IOException {
        this.file = file.toAbsolutePath();
        this.most = most;
        this.kept = kept;
        this.channel = open();
        this.size = channel.size();
        endLine();
    }

    /// Ends a line that a process has begun and not ended, so that it spoils no other.
    private void endLine() throws IOException {
        if (size == 0) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            reader.read(last, size - 1);
        }
        if (last.get(0) != '\n') {
            append(new byte[] {'\n'});
        }
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

    /// Appends a line; where that fails, nothing of it.
    public void append(byte[] line) throws IOException {
        if (size > 0 && size + line.length > most) {
            rotate();
        }
        ByteBuffer bytes = ByteBuffer.wrap(line);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException error) {
            channel.truncate(size);
            throw error;
        }
        size += line.length;
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private void rotate() throws IOException {
        channel.close();
        for (int number = kept; number > 0; number--) {
            Path from = number == 1 ? file : numbered(file, number - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(file, number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (kept == 0) {
            Files.delete(file);
        }
        channel = open();
        size = 0;
    }

    /// The files with these names, the newest first.
    public static List<Path> all(Path file) {
        List<Path> files = new ArrayList<>();
        for (Path next = file; Files.exists(next); next = numbered(file, files.size())) {
            files.add(next);
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
