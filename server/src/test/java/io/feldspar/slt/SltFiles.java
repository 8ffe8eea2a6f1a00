package io.feldspar.slt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of the specification, by their paths below its root.
final class SltFiles {

    static final Path ROOT = Path.of("src", "test", "resources", "sql");

    private SltFiles() {}

    static Path data() {
        return ROOT.resolve("data").toAbsolutePath();
    }

    static Stream<Path> all() throws IOException {
        String only = System.getProperty("slt", "");
        try (Stream<Path> found = Files.walk(ROOT)) {
            List<Path> files =
                    found.filter(path -> path.toString().endsWith(".slt"))
                            .map(ROOT::relativize)
                            .filter(path -> path.toString().startsWith(only))
                            .sorted()
                            .toList();
            return files.stream();
        }
    }

    static SltFile read(Path path) throws IOException {
        return SltFile.parse(path, Files.readAllLines(ROOT.resolve(path)));
    }
}
