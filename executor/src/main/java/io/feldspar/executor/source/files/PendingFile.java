package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A file that is written under a temporary name in the same directory and renamed when complete,
/// replacing an existing one. A file that is synced later has its final name from the start, since
/// the code that syncs it also decides when it may be read.
///
/// Without a commit nothing is left, even where the process is interrupted. Closing the stream
/// does nothing, so that it may lie under streams that compress. Not buffered.
public final class PendingFile extends OutputStream {

    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PendingFile::deleteUnfinished));
    }

    private final OutputFile target;
    private final Path path;
    private final Path temporary;
    private final FileChannel channel;
    private long position;

    /// Begins the file in a directory that exists: a task that begins late must not make one that
    /// was deleted.
    ///
    /// @throws FeldsparException here as everywhere with DISK_FULL or IO_ERROR
    public PendingFile(OutputFile target) {
        this.target = target;
        path = target.path().toAbsolutePath();
        temporary =
                target.synced()
                        ? path.resolveSibling(
                                "." + path.getFileName() + "." + UUID.randomUUID() + ".tmp")
                        : path;
        try {
            if (Files.isDirectory(path)) {
                throw new FeldsparException(
                        ErrorCode.IO_ERROR,
                        "'%s' cannot be written: it is a directory".formatted(target.destination()),
                        "Name a file in it.");
            }
            channel =
                    FileChannel.open(
                            temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            UNFINISHED.add(temporary);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path directory() {
        Path directory = path.getParent();
        return directory == null ? path : directory;
    }

    private static void deleteUnfinished() {
        for (Path each : UNFINISHED) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                System.err.println("'" + each + "' could not be deleted: " + e);
            }
        }
    }

    /// How many bytes were written.
    public long position() {
        return position;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        position += length;
    }

    @Override
    public void close() {}

    /// Makes the file last, unless somebody else does, and gives it its name.
    public void commit() {
        try {
            if (target.synced()) {
                channel.force(true);
            }
            channel.close();
            if (target.synced()) {
                Files.move(
                        temporary,
                        path,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            UNFINISHED.remove(temporary);
            if (target.synced()) {
                syncName();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void syncName() throws IOException {
        try (FileChannel entry = FileChannel.open(directory(), StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    /// Leaves nothing behind, unless the file is committed. May be called more than once.
    public void abort() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
            UNFINISHED.remove(temporary);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// The error to report for an I/O failure while writing this file.
    public FeldsparException failed(IOException e) {
        return target.failed(e);
    }
}
