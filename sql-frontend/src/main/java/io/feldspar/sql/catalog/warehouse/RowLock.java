package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.catalog.WritableCatalog.HeldRows;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The lock of a table's rows, which all processes of the warehouse respect. Statements that
/// replace data files share it; one that lost a conflict runs again alone, and small files are
/// merged only while nobody holds it, nor that of the table's files. INSERT does not take it.
///
/// ```text
/// byte 0   the turn: held by the next in line for the rows, which prevents starvation
/// byte 1   the rows: shared, or held alone
/// ```
/// A process that ends gives the lock up. A file lock belongs to the whole process, and is lost
/// when any channel of the file is closed, so that all threads use one channel. Thread-safe.
final class RowLock {

    /// The names of locks end so.
    static final String SUFFIX = ".lock";

    private static final int POLL_MILLIS = 2;
    private static final Map<Path, RowLock> OF_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock turn;
    private @Nullable FileLock rows;
    private int sharers;

    private RowLock(Path file) {
        this.file = file;
    }

    /// For statements.
    ///
    /// @param location of a table that exists
    static RowLock ofRows(Path location) throws IOException {
        return of(location, ".rows" + SUFFIX);
    }

    /// For transactions, which may last: no statement waits for them, but the merging of files.
    static RowLock ofFiles(Path location) throws IOException {
        return of(location, ".files" + SUFFIX);
    }

    private static RowLock of(Path location, String name) throws IOException {
        Path file = location.resolve("metadata").toRealPath().resolve(name);
        return OF_PROCESS.computeIfAbsent(file, RowLock::new);
    }

    /// Waits for the lock.
    ///
    /// @param check throws to end the wait
    HeldRows await(boolean alone, Runnable check) throws IOException {
        while (!takeTurn()) {
            pause(check);
        }
        try {
            while (!take(alone)) {
                pause(check);
            }
        } finally {
            endTurn();
        }
        return () -> giveUp(alone);
    }

    /// @return null where others hold the lock or wait for it
    @Nullable HeldRows tryAlone() throws IOException {
        if (!takeTurn()) {
            return null;
        }
        try {
            return take(true) ? () -> giveUp(true) : null;
        } finally {
            endTurn();
        }
    }

    private static void pause(Runnable check) {
        check.run();
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeldsparException(
                    ErrorCode.QUERY_CANCELLED, "The statement was cancelled by an interrupt", e);
        }
    }

    private synchronized boolean takeTurn() throws IOException {
        if (turn == null) {
            turn = open().tryLock(0, 1, false);
            closeUnused();
            return turn != null;
        }
        return false;
    }

    private synchronized void endTurn() throws IOException {
        FileLock held = turn;
        turn = null;
        release(held);
        closeUnused();
    }

    private synchronized boolean take(boolean alone) throws IOException {
        boolean heldHere = rows != null;
        if (heldHere && (alone || sharers == 0)) {
            return false;
        }
        if (!heldHere) {
            rows = open().tryLock(1, 1, !alone);
            if (rows == null) {
                return false;
            }
        }
        sharers += alone ? 0 : 1;
        return true;
    }

    private synchronized void giveUp(boolean alone) {
        sharers -= alone ? 0 : 1;
        if (sharers > 0) {
            return;
        }
        FileLock held = rows;
        rows = null;
        try {
            release(held);
            closeUnused();
        } catch (IOException e) {
            throw OpenTables.failed(file, e);
        }
    }

    /// An interrupt may have closed the channel, and with it given up its locks.
    private static void release(@Nullable FileLock lock) throws IOException {
        if (lock != null && lock.isValid()) {
            lock.release();
        }
    }

    private FileChannel open() throws IOException {
        if (channel == null || !channel.isOpen()) {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
        }
        return channel;
    }

    private void closeUnused() throws IOException {
        if (turn == null && rows == null && channel != null) {
            channel.close();
            channel = null;
        }
    }
}
