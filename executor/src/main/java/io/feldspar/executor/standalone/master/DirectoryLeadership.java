package io.feldspar.executor.standalone.master;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Of masters that share a directory, the one leads that has the lock of the file `lock` there.
final class DirectoryLeadership implements Leadership {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLeadership.class);

    private final Path directory;
    private final FileChannel lock;

    private DirectoryLeadership(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /// @throws FeldsparException where the directory cannot be used
    static DirectoryLeadership of(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel lock =
                    FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return new DirectoryLeadership(directory, lock);
        } catch (IOException e) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The master cannot use its directory '%s': %s".formatted(directory, e),
                    "Name another one with --dir.",
                    e);
        }
    }

    @Override
    public void enter(Candidate candidate) {
        Thread.ofPlatform()
                .daemon()
                .name("feldspar-master-lock")
                .start(() -> leadWhenLocked(candidate));
    }

    private void leadWhenLocked(Candidate candidate) {
        try {
            LOG.debug("This master has the lock {}", lock.lock());
            candidate.lead(DirectoryJournal.open(directory));
        } catch (IOException | RuntimeException e) {
            candidate.fail(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of {} cannot be released", directory, e);
        }
    }
}
