package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of docs/java.md compiles and runs, and its examples give what the page says.
class JavaPageTest {

    private static final Path PAGE = Path.of("..", "docs", "java.md");
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
                String.join("\n", PageClass.blocks(page))
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
        BiConsumer<Integer, Object> check =
                (example, value) -> {
                    if (!expected.get(example).equals(text(value))) {
                        wrong.put(calls.get(example), text(value));
                    }
                };
        new PageClass(directory)
                .use(
                        FRAME.formatted(blocks, checks),
                        made -> made.getMethod("run", BiConsumer.class).invoke(null, check));
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
}
