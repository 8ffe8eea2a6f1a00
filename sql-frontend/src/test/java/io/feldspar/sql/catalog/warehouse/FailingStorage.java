package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.sql.iceberg.LocalStorage;
import io.feldspar.sql.iceberg.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file system of which one call fails, or dies with all after it.
final class FailingStorage implements Storage {

    /// What the call does.
    enum Fault {
        /// It does nothing and fails.
        BEFORE,
        /// It does what it should and fails nevertheless.
        AFTER,
        /// As a process that was killed: neither it nor any later call does anything.
        DEATH
    }

    private final LocalStorage real = new LocalStorage();
    private Fault fault = Fault.BEFORE;
    private int left = -1;
    private boolean dead;

    /// @param call the number of the call from now on
    void failAt(int call, Fault how) {
        left = call;
        fault = how;
        dead = false;
    }

    /// Whether the call came.
    boolean failed() {
        return left == 0;
    }

    void recover() {
        left = -1;
        dead = false;
    }

    @FunctionalInterface
    private interface Call<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private <T extends @Nullable Object> T call(Call<T> call) throws IOException {
        boolean now = left > 0 && --left == 0;
        dead |= now && fault == Fault.DEATH;
        if (dead || (now && fault == Fault.BEFORE)) {
            throw new IOException("injected");
        }
        T result = call.run();
        if (now) {
            throw new IOException("injected after");
        }
        return result;
    }

    private void run(Call<?> call) throws IOException {
        call(call);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return call(() -> real.read(file));
    }

    @Override
    public void create(Path file, byte[] content) throws IOException {
        run(
                () -> {
                    real.create(file, content);
                    return true;
                });
    }

    @Override
    public void overwrite(Path file, byte[] content) throws IOException {
        run(
                () -> {
                    real.overwrite(file, content);
                    return true;
                });
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        run(
                () -> {
                    real.link(file, name);
                    return true;
                });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        run(
                () -> {
                    real.rename(from, to);
                    return true;
                });
    }

    @Override
    public void delete(Path file) throws IOException {
        run(
                () -> {
                    real.delete(file);
                    return true;
                });
    }

    @Override
    public @Nullable FileStamp stamp(Path file) throws IOException {
        return call(() -> real.stamp(file));
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return call(() -> real.list(directory));
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        run(
                () -> {
                    real.makeDirectories(directory);
                    return true;
                });
    }

    @Override
    public void sync(Collection<Path> paths) throws IOException {
        run(
                () -> {
                    real.sync(paths);
                    return true;
                });
    }

    @Override
    public Lock lock(Path warehouse) throws IOException {
        // A lock that was taken is given up by whoever dies.
        run(() -> true);
        return real.lock(warehouse);
    }
}
