package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ToMaster;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JARs of applications and programs, each by its SHA-256. Workers fetch them from here.
final class JarStore {

    private static final Logger LOG = LoggerFactory.getLogger(JarStore.class);

    private static final Duration KEEP = Duration.ofDays(1);

    private final Path directory;

    JarStore(Path directory) {
        this.directory = directory;
    }

    private Path path(String hash) {
        return directory.resolve(hash + ".jar");
    }

    boolean has(String hash) {
        return Files.exists(path(hash));
    }

    Answer answer(ToMaster.JarMessage message) {
        if (!Jars.isHash(message.hash())) {
            return new Answer.Refused("'%s' is not a SHA-256".formatted(message.hash()));
        }
        try {
            return switch (message) {
                case ToMaster.HasJar(String hash) -> find(hash);
                case ToMaster.PutJar part -> put(part);
                case ToMaster.GetJar(String hash, long offset) ->
                        has(hash) ? Jars.read(path(hash), offset) : new Answer.Missing();
            };
        } catch (IOException e) {
            LOG.error("The JAR {} cannot be stored or read", message.hash(), e);
            return new Answer.Refused("its JAR cannot be stored or read: " + e);
        }
    }

    /// Who asks is going to use it.
    private Answer find(String hash) throws IOException {
        if (!has(hash)) {
            return new Answer.Missing();
        }
        Files.setLastModifiedTime(path(hash), FileTime.from(Instant.now()));
        return new Answer.Done();
    }

    /// Deletes what nobody uses and nobody has sent or asked for within a day.
    ///
    /// @param used the SHA-256 of JARs of applications and programs that are not over
    void deleteUnused(Set<String> used) {
        Instant oldest = Instant.now().minus(KEEP);
        try {
            if (Files.notExists(directory)) {
                return;
            }
            try (Stream<Path> files = Files.list(directory)) {
                for (Path each : files.toList()) {
                    String hash = each.getFileName().toString().replaceFirst("[-.].*", "");
                    Instant changed = Files.getLastModifiedTime(each).toInstant();
                    if (!used.contains(hash) && changed.isBefore(oldest)) {
                        Files.deleteIfExists(each);
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("Old JARs cannot be deleted: {}", e.toString());
        }
    }

    private Answer put(ToMaster.PutJar part) throws IOException {
        if (!part.upload().matches("[0-9a-f-]{1,36}")) {
            return new Answer.Refused("'%s' does not name an upload".formatted(part.upload()));
        }
        Files.createDirectories(directory);
        Path unfinished = directory.resolve(part.hash() + "-" + part.upload() + ".part");
        try (FileChannel file =
                FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (file.size() != part.offset()) {
                return new Answer.Refused("a part of the JAR is missing");
            }
            file.position(part.offset());
            while (part.bytes().hasRemaining()) {
                int _ = file.write(part.bytes());
            }
        }
        if (part.last()) {
            if (!Jars.hash(unfinished).equals(part.hash())) {
                Files.delete(unfinished);
                return new Answer.Refused("the JAR does not have the SHA-256 that it should");
            }
            Files.move(unfinished, path(part.hash()), StandardCopyOption.ATOMIC_MOVE);
        }
        return new Answer.Done();
    }
}
