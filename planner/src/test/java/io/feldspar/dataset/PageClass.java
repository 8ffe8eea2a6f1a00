package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// The class `Page`, which a test puts together from the Java of a page.
record PageClass(Path directory) {

    private static final Pattern BLOCK =
            Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    /// What is done with the class.
    interface Use {
        void of(Class<?> page) throws ReflectiveOperationException;
    }

    /// The blocks of Java in a page.
    static List<String> blocks(String page) {
        return BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
    }

    /// Compiles the class, and uses it as threads do whose context class loader has it.
    void use(String source, Use use) throws IOException, ReflectiveOperationException {
        compile(source);
        URL[] urls = {directory.toUri().toURL()};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls)) {
            Thread.currentThread().setContextClassLoader(loader);
            use.of(loader.loadClass("Page"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(directory.resolve("Page.java"), source);
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-nowarn",
                                "-d",
                                directory.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                file.toString());
        assertEquals(0, status, source);
    }
}
