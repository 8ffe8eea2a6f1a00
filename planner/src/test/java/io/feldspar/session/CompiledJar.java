package io.feldspar.session;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Makes JARs of source text.
final class CompiledJar {

    private CompiledJar() {}

    /// @param name of the public class
    static Path of(Path jar, String name, String source) {
        try {
            Path work = Files.createTempDirectory(jar.getParent(), name);
            Path file = Files.writeString(work.resolve(name + ".java"), source);
            int status =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "-d",
                                    work.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    file.toString());
            if (status != 0) {
                throw new IllegalArgumentException("does not compile: " + source);
            }
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out);
                    Stream<Path> classes = Files.list(work)) {
                for (Path each :
                        classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                    entries.putNextEntry(new JarEntry(each.getFileName().toString()));
                    Files.copy(each, entries);
                    entries.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
