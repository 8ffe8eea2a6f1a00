package io.feldspar.executor.spill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file on disk that holds a part of a [SpillFile]. Guarded by that one.
class Extent {

    private final Path directory;
    private final Path path;
    private final RandomAccessFile file;
    private final boolean unlinked;

    Extent(Path directory, Path path, RandomAccessFile file, boolean unlinked) {
        this.directory = directory;
        this.path = path;
        this.file = file;
        this.unlinked = unlinked;
    }

    static Extent open(Path directory, Path path) throws IOException {
        // Not a FileChannel: that one closes the file for all when a thread is interrupted.
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return new Extent(directory, path, file, unlink(path));
    }

    /// Takes away the file's name where the system allows that for an open file.
    private static boolean unlink(Path path) {
        try {
            Files.delete(path);
            return true;
        } catch (IOException _) {
            path.toFile().deleteOnExit();
            return false;
        }
    }

    Path directory() {
        return directory;
    }

    Path path() {
        return path;
    }

    void write(long at, byte[] bytes, int from, int count) throws IOException {
        file.seek(at);
        file.write(bytes, from, count);
    }

    int read(long at, byte[] bytes, int from, int count) throws IOException {
        file.seek(at);
        return file.read(bytes, from, count);
    }

    void cutOff(long end) throws IOException {
        file.setLength(end);
    }

    void close() throws IOException {
        file.close();
        if (!unlinked) {
            Files.deleteIfExists(path);
        }
    }
}
