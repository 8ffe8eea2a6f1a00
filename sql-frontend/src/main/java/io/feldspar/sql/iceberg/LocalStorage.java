package io.feldspar.sql.iceberg;

import io.feldspar.executor.source.files.FileStamp;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file system that all processes share: local, or mounted.
public final class LocalStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStorage.class);
    private static final String LOCK = ".lock";

    private static final ExecutorService SYNCS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("feldspar-sync-", 0).factory());

    /// A file lock is the whole process's, so that its threads need one of their own.
    private static final Map<Path, ReentrantLock> WITHIN_PROCESS = new ConcurrentHashMap<>();

    @Override
    public byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void create(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    @Override
    public void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content), 0);
            if (channel.size() > content.length) {
                channel.truncate(content.length);
            }
        }
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        Files.createLink(name, file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public @Nullable FileStamp stamp(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return FileStamp.read(file);
        } catch (NoSuchFileException _) {
            // Another process has renamed it since.
            return null;
        }
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        return found;
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        Files.createDirectories(directory);
    }

    /// At the same time, so that a file system with a journal writes it once for all of them.
    @Override
    public void sync(Collection<Path> paths) throws IOException {
        syncAll(paths);
    }

    /// Makes files and directories last, at the same time, so that they share writes of the file
    /// system's journal.
    public static void syncAll(Collection<Path> paths) throws IOException {
        List<Path> all = List.copyOf(new LinkedHashSet<>(paths));
        List<Future<?>> others = new ArrayList<>();
        for (Path path : all.subList(Math.min(1, all.size()), all.size())) {
            others.add(
                    SYNCS.submit(
                            () -> {
                                sync(path);
                                return path;
                            }));
        }
        try {
            if (!all.isEmpty()) {
                sync(all.getFirst());
            }
        } finally {
            awaitAll(others);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void awaitAll(List<Future<?>> syncs) throws IOException {
        for (Future<?> each : syncs) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    @Override
    public Lock lock(Path warehouse) throws IOException {
        Files.createDirectories(warehouse);
        ReentrantLock own =
                WITHIN_PROCESS.computeIfAbsent(warehouse.toRealPath(), _ -> new ReentrantLock());
        own.lock();
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            warehouse.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.lock();
            return new Held(own, channel, lock);
        } catch (IOException | RuntimeException e) {
            own.unlock();
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private record Held(ReentrantLock own, FileChannel channel, FileLock lock) implements Lock {
        @Override
        public void close() {
            try (FileChannel _ = channel) {
                lock.release();
            } catch (IOException e) {
                LOG.warn("The lock of the warehouse could not be released", e);
            } finally {
                own.unlock();
            }
        }
    }
}
