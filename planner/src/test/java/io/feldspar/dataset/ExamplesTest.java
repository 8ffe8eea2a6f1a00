package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The programs of `examples` compile against the engine and print what they should.
class ExamplesTest {

    private static final Path ROOT = Path.of("..", "examples");

    @TempDir static Path directory;

    @BeforeAll
    static void compile() throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-nowarn",
                                "-d",
                                directory.toString(),
                                "-cp",
                                System.getProperty("java.class.path")));
        sources().forEach(source -> arguments.add(source.toString()));
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, status);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WordCount | data/words.txt | blue: 1;is: 2;red: 1;rose: 1;sky: 1;the: 2;"
                        + "blue: 1;is: 2;red: 1;rose: 1;sky: 1;the: 2;",
                "KMeans | 2 | (0.0, 0.0);(10.0, 10.0);",
                "Sorting | '' | [9, 5, 3, 1];[1, 3, 5, 9];",
            })
    void prints(String example, String argument, String expected) throws Exception {
        assertEquals(expected, run(example, argument).replace("-0.0", "0.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PageRank | 30 | c has rank 1.",
                "SqlDataSources | data/people.json | Justin",
                "TypedAggregation | '' | 3750.0",
                "TypedAggregation | '' | office",
                "UserFunctions | '' | 6",
            })
    void printsAmongOthers(String example, String argument, String expected) throws Exception {
        String printed = run(example, argument);
        assertTrue(printed.contains(expected), printed);
    }

    @Test
    void areAllRun() throws IOException {
        assertEquals(
                List.of(
                        "KMeans.java",
                        "PageRank.java",
                        "Sorting.java",
                        "SqlDataSources.java",
                        "TypedAggregation.java",
                        "UserFunctions.java",
                        "WordCount.java"),
                sources().stream().map(file -> file.getFileName().toString()).sorted().toList());
    }

    /// What an example prints, with `;` for the ends of lines.
    private static String run(String example, String argument) throws Exception {
        PrintStream before = System.out;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String warehouse = System.getProperty("feldspar.warehouse");
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls)) {
            Thread.currentThread().setContextClassLoader(loader);
            System.setProperty("feldspar.warehouse", directory.resolve("warehouse").toString());
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            String[] arguments =
                    argument.isEmpty()
                            ? new String[0]
                            : new String[] {
                                argument.startsWith("data")
                                        ? ROOT.resolve(argument).toString()
                                        : argument
                            };
            loader.loadClass("io.feldspar.examples." + example)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } finally {
            System.setOut(before);
            Thread.currentThread().setContextClassLoader(context);
            if (warehouse == null) {
                System.clearProperty("feldspar.warehouse");
            } else {
                System.setProperty("feldspar.warehouse", warehouse);
            }
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), ";");
    }
}
