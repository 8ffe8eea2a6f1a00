package io.feldspar.benchmarks.sqllogictest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of sqllogictest: those of a directory, or of the jar on the class path.
public final class ScriptFiles implements AutoCloseable {

    private static final String ONE_OF_THEM = "/test/select1.test";

    private final @Nullable FileSystem jar;
    private final Path root;

    private ScriptFiles(@Nullable FileSystem jar, Path root) {
        this.jar = jar;
        this.root = root;
    }

    /// @param directory null for the jar
    public static ScriptFiles of(@Nullable Path directory) throws IOException {
        if (directory != null) {
            return new ScriptFiles(null, directory);
        }
        URL found = ScriptFiles.class.getResource(ONE_OF_THEM);
        if (found == null) {
            throw new IOException("sql-logic-test is not on the class path");
        }
        try {
            URI jar = new URI(found.toURI().toString().replaceFirst("!.*", "!/"));
            FileSystem system = FileSystems.newFileSystem(jar, Map.of());
            return new ScriptFiles(system, system.getPath("/test"));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /// Those whose path has a part that matches the regular expression, in the order of their
    /// names.
    public List<Path> matching(String regex) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".test"))
                    .filter(file -> file.toString().matches(".*(" + regex + ").*"))
                    .sorted()
                    .toList();
        }
    }

    /// How many queries of the files a database like ours is to answer.
    static long count(List<Path> files) throws IOException {
        long count = 0;
        for (Path file : files) {
            try (ScriptFile script = new ScriptFile(file)) {
                for (ScriptRecord each = script.next(); each != null; each = script.next()) {
                    count += each instanceof ScriptRecord.Query ? 1 : 0;
                }
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
    }
}
