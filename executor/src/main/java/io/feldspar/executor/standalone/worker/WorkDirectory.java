package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.process.OwnDirectory;
import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ExecutorKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The directory of a worker, which no other process uses.
///
/// ```text
/// lock
/// <application>/<executor>/output.log    stays for a time
///                          spill/        goes with the executor
/// <application>/outputs/                 of shuffles, goes with the application
/// <program>/driver/output.log
/// jars/<SHA-256>.jar
/// ```
final class WorkDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);

    private static final int MOST_LOG_BYTES = 1 << 18;
    private static final String SPILL = "spill";
    private static final String OUTPUTS = "outputs";

    private final Path root;
    private final FileChannel lock;

    private WorkDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Takes the directory, and deletes what executors of a worker left that was killed.
    ///
    /// @throws FeldsparException where another worker has it
    static WorkDirectory open(Path directory) {
        Path root = directory.toAbsolutePath();
        try {
            Files.createDirectories(root);
            FileChannel lock =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "Another worker uses the directory '%s'".formatted(root),
                        "Name another one with --dir.");
            }
            WorkDirectory opened = new WorkDirectory(root, lock);
            for (Path application : opened.applications()) {
                OwnDirectory.delete(application.resolve(OUTPUTS));
                for (Path executor : directories(application)) {
                    OwnDirectory.delete(executor.resolve(SPILL));
                }
            }
            return opened;
        } catch (IOException e) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The worker cannot use its directory '%s': %s".formatted(root, e),
                    "Name another one with --dir.",
                    e);
        }
    }

    private static List<Path> directories(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    private List<Path> applications() throws IOException {
        return directories(root);
    }

    private Path of(ExecutorKey key) {
        return root.resolve(key.applicationId()).resolve(key.executorId());
    }

    Path log(ExecutorKey key) {
        return of(key).resolve("output.log");
    }

    /// The end of the log of an executor or a program.
    Answer readLog(ExecutorKey key) {
        Path log = log(key);
        if (Files.notExists(log)) {
            return new Answer.Missing();
        }
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            long start = Math.max(0, file.size() - MOST_LOG_BYTES);
            ByteBuffer end = ByteBuffer.allocate((int) (file.size() - start));
            while (end.hasRemaining() && file.read(end, start + end.position()) >= 0) {
                continue;
            }
            return new Answer.Log(end.flip());
        } catch (IOException e) {
            LOG.warn("The log {} cannot be read", log, e);
            return new Answer.Refused("the log cannot be read: " + e);
        }
    }

    /// A part of a JAR that was fetched.
    Answer readJar(String hash, long offset) {
        Path jar = jars().resolve(hash + ".jar");
        if (!Jars.isHash(hash) || Files.notExists(jar)) {
            return new Answer.Missing();
        }
        try {
            return Jars.read(jar, offset);
        } catch (IOException e) {
            LOG.warn("The JAR {} cannot be read", jar, e);
            return new Answer.Refused("the JAR cannot be read: " + e);
        }
    }

    Path spill(ExecutorKey key) {
        return of(key).resolve(SPILL);
    }

    /// Where executors of an application write outputs of shuffles.
    Path outputs(String applicationId) {
        return root.resolve(applicationId).resolve(OUTPUTS);
    }

    /// The log of a program.
    Path log(String programId) {
        return log(new ExecutorKey(programId, ExecutorKey.PROGRAM));
    }

    /// The JARs that were fetched.
    Path jars() {
        return root.resolve("jars");
    }

    /// Deletes what is left of applications and programs that have had no process here for so long.
    ///
    /// @param used the ids of applications and programs that are not over
    void deleteUnused(Set<String> used, Duration keep) {
        Instant oldest = Instant.now().minus(keep);
        try {
            for (Path each : applications()) {
                if (!used.contains(each.getFileName().toString())
                        && lastChange(each).isBefore(oldest)) {
                    OwnDirectory.delete(each);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be cleaned: {}", root, e.toString());
        }
    }

    /// When something of the application was last made, written or deleted.
    private static Instant lastChange(Path application) throws IOException {
        Instant last = Files.getLastModifiedTime(application).toInstant();
        for (Path executor : directories(application)) {
            Instant changed = Files.getLastModifiedTime(executor).toInstant();
            last = changed.isAfter(last) ? changed : last;
        }
        return last;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of {} cannot be released", root, e);
        }
    }
}
