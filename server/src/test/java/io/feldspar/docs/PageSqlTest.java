package io.feldspar.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The SQL of README, of CONTRIBUTING and of the pages under `docs` runs.
///
/// Paths that a page names, such as `data/sales`, lie in a folder of the test, with some files.
class PageSqlTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("^```sql\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SHELL =
            Pattern.compile("\\./feldspar -e \"(SELECT .*?)\"", Pattern.DOTALL);
    private static final Pattern PATH =
            Pattern.compile("([`'])((?:data/)?[\\w/*]+(?:\\.\\w+)?)\\1");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> pages =
                    Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(PageSqlTest::isRunHere).sorted());
            for (Path page : pages.toList()) {
                List<String> statements = statements(Files.readString(page));
                if (!statements.isEmpty()) {
                    tests.add(DynamicTest.dynamicTest(page.toString(), () -> run(statements)));
                }
            }
        }
        assertFalse(tests.isEmpty());
        return tests.stream();
    }

    /// Pages whose rows [ExamplesOfPagesTest] compares.
    private static final Set<String> COMPARED =
            Set.of("coming-from.md", "dialect.md", "inspection.md", "queries.md", "types.md");

    private static boolean isRunHere(Path page) {
        String name = page.getFileName().toString();
        return name.endsWith(".md") && !COMPARED.contains(name);
    }

    private static List<String> statements(String page) {
        List<String> statements = new ArrayList<>();
        for (Pattern pattern : List.of(BLOCK, SHELL)) {
            Matcher matcher = pattern.matcher(page);
            while (matcher.find()) {
                for (String statement : matcher.group(1).split(";\\s*(\\n|$)")) {
                    statements.add(statement.strip());
                }
            }
        }
        return statements;
    }

    private void run(List<String> statements) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("data/sales"));
        Properties properties = new Properties();
        Path warehouse = Files.createTempDirectory(folder, "warehouse");
        properties.setProperty("feldspar.warehouse", warehouse.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:feldspar:", properties);
                Statement statement = connection.createStatement()) {
            for (String file : List.of("people.csv", "data/people.csv")) {
                statement.execute(
                        here("COPY (SELECT 'Ada' AS name, 36 AS age) TO '%s'".formatted(file)));
            }
            statement.execute(here("COPY (SELECT 1 AS id, 2.50 AS price) TO 'a.csv'"));
            for (String year : List.of("2023", "2024")) {
                statement.execute(
                        here(
                                "COPY (SELECT 1 AS id, 2 AS n) TO 'data/%s.csv' (DELIMITER ';')"
                                        .formatted(year)));
            }
            statement.execute(
                    here(
                            "COPY (SELECT 'north' AS region, 2.50 AS amount)"
                                    + " TO 'data/sales/a.parquet'"));
            statement.execute(here("COPY (SELECT 1 AS a) TO 'data/a.parquet'"));
            for (String sql : statements) {
                statement.execute(here(sql));
            }
        }
    }

    private String here(String sql) {
        Matcher matcher = PATH.matcher(sql);
        return matcher.replaceAll(
                found ->
                        found.group(2).matches(".*[/.].*")
                                ? Matcher.quoteReplacement(
                                        found.group(1)
                                                + folder.resolve(found.group(2))
                                                + found.group(1))
                                : Matcher.quoteReplacement(found.group()));
    }
}
