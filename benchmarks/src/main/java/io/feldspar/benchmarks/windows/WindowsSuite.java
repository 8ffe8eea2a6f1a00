package io.feldspar.benchmarks.windows;

import io.feldspar.benchmarks.suite.QuerySuite;
import io.feldspar.benchmarks.suite.TableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/// Window functions over one table: `id`, 1,000 groups `g`, 1,000,000 keys `k`, and values `v`.
/// Each query gives one row, so that windows and not their rows are measured.
final class WindowsSuite implements QuerySuite {

    private static final int COUNT = 12;
    private static final long ROWS = 10_000_000;

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public List<String> queries() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(String::valueOf).toList();
    }

    @Override
    public String text(String query) {
        String resource = "/windows/q%02d.sql".formatted(Integer.parseInt(query));
        try (InputStream in = WindowsSuite.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no query '" + query + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String forDuckDb(String text) {
        return text;
    }

    @Override
    public boolean inSparkDialect() {
        return false;
    }

    @Override
    public String comparedText(String query) {
        return text(query);
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public void createFiles(Path directory, double scale) throws IOException {
        TableFiles.create(
                directory, List.of("events"), (_, file, _) -> write(file, (long) (ROWS * scale)));
    }

    private static void write(Path file, long rows) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute(
                    """
                    COPY (
                        SELECT id,
                            (hash(id) % 1000)::INTEGER AS g,
                            (hash(id + 1) % 1000000)::INTEGER AS k,
                            (hash(id + 2) % 100000)::BIGINT AS v
                        FROM (SELECT range * 7919 % ROWS AS id FROM range(ROWS))
                    ) TO 'FILE' (FORMAT parquet, COMPRESSION snappy)"""
                            .replace("ROWS", Long.toString(rows))
                            .replace("FILE", file.toString()));
        }
    }
}
