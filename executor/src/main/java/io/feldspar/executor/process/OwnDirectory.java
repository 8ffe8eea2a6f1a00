package io.feldspar.executor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A directory that one process has to itself.
public final class OwnDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(OwnDirectory.class);

    private OwnDirectory() {}

    /// Deletes the directory, if it is there, with all that is in it.
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be deleted: {}", directory, e.getMessage());
        }
    }
}
