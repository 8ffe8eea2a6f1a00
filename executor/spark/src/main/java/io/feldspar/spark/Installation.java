package io.feldspar.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;

/// The Feldspar of one machine.
final class Installation {

    private static final String ARCHIVE = "feldspar";
    private static final String PROGRAM = "bin/feldspar";

    private Installation() {}

    /// The program of the installation in a directory, or of the archive `feldspar` that Spark has
    /// unpacked here.
    ///
    /// @param home the directory; empty for the archive
    /// @throws IOException where neither has the program
    static Path program(String home) throws IOException {
        Path directory = home.isEmpty() ? Path.of(SparkFiles.get(ARCHIVE)) : Path.of(home);
        for (Path each : candidates(directory)) {
            Path program = each.resolve(PROGRAM);
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        throw new IOException(
                ("Feldspar is not installed at '%s'. Submit with --archives"
                                + " feldspar-VERSION.tar.gz#%s, or set %s to a directory that has %s on"
                                + " each machine.")
                        .formatted(directory, ARCHIVE, HostSettings.HOME, PROGRAM));
    }

    /// The directory, and those in it: an archive has one with its version in its name.
    private static List<Path> candidates(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return Stream.concat(Stream.of(directory), children.sorted())
                    .collect(Collectors.toList());
        }
    }
}
