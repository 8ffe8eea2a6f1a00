package io.feldspar.executor.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A directory that one process has to itself.
public final class OwnDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(OwnDirectory.class);

    private OwnDirectory() {}

    /// Makes a directory with this prefix in each directory of a list.
    ///
    /// @param directories as a setting has them
    /// @return the new directories, in the same form
    static String within(String directories, String prefix) throws IOException {
        List<String> made = new ArrayList<>();
        for (String each : directories.split(File.pathSeparator, -1)) {
            Path parent = Files.createDirectories(Path.of(each));
            made.add(Files.createTempDirectory(parent, prefix + "-").toString());
        }
        return String.join(File.pathSeparator, made);
    }

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
