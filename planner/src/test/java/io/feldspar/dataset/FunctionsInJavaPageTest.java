package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of the page on functions in Java compiles, runs, and gives the results that its
/// comments tell.
class FunctionsInJavaPageTest {

    private static final Path PAGE = Path.of("..", "docs", "functions-in-java.md");
    private static final Pattern RESULT =
            Pattern.compile("^(feldspar\\..*\\.collect\\(\\));  // (.*)$", Pattern.MULTILINE);

    private static final String FRAME =
            """
            import io.feldspar.executor.type.*;
            import io.feldspar.executor.vector.*;
            import io.feldspar.dataset.*;
            import io.feldspar.udf.*;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;

            public class Page {
                public static void run(Feldspar feldspar, BiConsumer<String, Object> check) {
                    %s
                }
            }
            %s
            """;

    @TempDir Path directory;

    @Test
    void runs() throws IOException, ReflectiveOperationException {
        List<String> blocks = PageClass.blocks(Files.readString(PAGE));
        assertFalse(blocks.isEmpty());
        String statements =
                blocks.stream()
                        .filter(FunctionsInJavaPageTest::isCode)
                        .collect(Collectors.joining("\n"));
        String classes =
                blocks.stream().filter(block -> !isCode(block)).collect(Collectors.joining("\n"));
        String checked =
                RESULT.matcher(statements)
                        .replaceAll(found -> Matcher.quoteReplacement(check(found)));
        new PageClass(directory).use(FRAME.formatted(checked, classes), this::run);
    }

    private void run(Class<?> page) throws ReflectiveOperationException {
        BiConsumer<String, Object> check =
                (expected, value) -> assertEquals(expected, String.valueOf(value));
        String warehouse = directory.resolve("warehouse").toString();
        try (Feldspar feldspar =
                Feldspar.builder().config("feldspar.warehouse", warehouse).build()) {
            page.getMethod("run", Feldspar.class, BiConsumer.class).invoke(null, feldspar, check);
        }
    }

    private static boolean isCode(String block) {
        return block.startsWith("feldspar.");
    }

    private static String check(MatchResult found) {
        return "check.accept(\"%s\", %s);".formatted(found.group(2), found.group(1));
    }
}
