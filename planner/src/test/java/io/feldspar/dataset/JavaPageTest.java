package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of docs/java.md compiles and runs, and its examples give what the page says.
class JavaPageTest {

    private static final Path PAGE = Path.of("..", "docs", "java.md");
    private static final Pattern BLOCK =
            Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern EXAMPLE =
            Pattern.compile("^\\|[^|\\n]*\\| `(.*)` \\| `(.*)` \\|$", Pattern.MULTILINE);

    private static final String FRAME =
            """
            import static io.feldspar.dataset.functions.*;
            import io.feldspar.dataset.*;
            import java.time.LocalDate;
            import java.util.*;
            import java.util.function.*;

            public class Page {
                public static void run(BiConsumer<Integer, Object> check) {
                    %s
                    %s
                    feldspar.close();
                }
            }
            """;

    @TempDir Path directory;

    @Test
    void runsAndGivesWhatItSays() throws IOException, ReflectiveOperationException {
        String page = Files.readString(PAGE);
        String blocks =
                BLOCK.matcher(page)
                        .results()
                        .map(block -> block.group(1))
                        .collect(Collectors.joining("\n"))
                        .replace("data/", directory.resolve("data").toString() + "/")
                        .replace(
                                ".appName(",
                                ".config(\"feldspar.warehouse\", \"%s\").appName("
                                        .formatted(directory.resolve("warehouse")));
        List<String> calls =
                EXAMPLE.matcher(page).results().map(example -> example.group(1)).toList();
        List<String> expected =
                EXAMPLE.matcher(page).results().map(example -> example.group(2)).toList();
        assertTrue(calls.size() >= 40, "only " + calls.size());
        StringBuilder checks = new StringBuilder();
        for (int i = 0; i < calls.size(); i++) {
            checks.append("check.accept(%d, %s);\n".formatted(i, calls.get(i)));
        }
        Map<String, String> wrong = new TreeMap<>();
        compile(FRAME.formatted(blocks, checks));
        run(
                (example, value) -> {
                    if (!expected.get(example).equals(text(value))) {
                        wrong.put(calls.get(example), text(value));
                    }
                });
        assertEquals(Map.of(), wrong);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Dataset<?> dataset -> dataset.collectAsList().toString();
            case Object[] array -> Arrays.toString(array);
            case double[] array -> Arrays.toString(array);
            default -> value.toString();
        };
    }

    private void run(BiConsumer<Integer, Object> check)
            throws IOException, ReflectiveOperationException {
        URL[] urls = {directory.toUri().toURL()};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls)) {
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass("Page").getMethod("run", BiConsumer.class).invoke(null, check);
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
