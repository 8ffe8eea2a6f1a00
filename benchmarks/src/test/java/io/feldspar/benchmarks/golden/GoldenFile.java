package io.feldspar.benchmarks.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of queries with their results, out of the jar of Spark's tests.
///
/// ```text
/// -- !query
/// SELECT 1 AS a
/// -- !query schema
/// struct<a:int>
/// -- !query output
/// 1
/// ```
///
/// @param name its path below `sql-tests/results` without `.sql.out`
record GoldenFile(String name, List<GoldenQuery> queries) {

    private static final Pattern QUERY =
            Pattern.compile(
                    "-- !query\n(.*?)\n-- !query schema\n(.*?)\n-- !query output\n(.*?)"
                            + "(?=\n\n\n-- !query\n|$(?![\\s\\S]))",
                    Pattern.DOTALL);

    static GoldenFile read(String name) throws IOException {
        String text = resource("sql-tests/results/" + name + ".sql.out");
        List<GoldenQuery> queries = new ArrayList<>();
        Matcher matcher = QUERY.matcher(text);
        while (matcher.find()) {
            queries.add(
                    new GoldenQuery(
                            matcher.group(1).strip(),
                            matcher.group(2).strip(),
                            trimmed(matcher.group(3))));
        }
        return new GoldenFile(name, List.copyOf(queries));
    }

    private static String trimmed(String output) {
        return output.replaceFirst("\\s+$", "");
    }

    static String resource(String path) throws IOException {
        try (InputStream in = GoldenFile.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
