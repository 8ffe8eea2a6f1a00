package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A file that is written under a temporary name beside its own, and appears when it is
/// complete.
final class FileTarget {

    private final Path path;
    private final Path temporary;
    private final FileChannel channel;
    private long position;

    FileTarget(Path path) {
        this.path = path;
        temporary =
                path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            channel =
                    FileChannel.open(
                            temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    long position() {
        return position;
    }

    void write(byte[] bytes, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        position += length;
    }

    /// Makes the file last and gives it its name.
    void commit() {
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            Path directory = path.toAbsolutePath().getParent();
            try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
                entry.force(true);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Leaves nothing behind.
    void abort() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FeldsparException failed(IOException e) {
        boolean full = e.getMessage() != null && e.getMessage().contains("No space left");
        return new FeldsparException(
                full ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR,
                "File '" + path + "' cannot be written: " + e,
                e);
    }
}
