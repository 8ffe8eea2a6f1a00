package io.feldspar.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Queries over tables that are files, and how their rows are compared.
public interface QuerySuite {

    /// Its name, such as `tpch`.
    String name();

    /// Names of its queries without the `q` before them, such as `14a`.
    List<String> queries();

    String text(String query);

    /// The text as DuckDB takes it, where its words are others.
    String forDuckDb(String text);

    /// Whether the texts mean what they mean to Spark, in NULL's place in an order too.
    boolean inSparkDialect();

    /// The text whose rows are compared between engines: without a limit where that would choose
    /// among rows of equal order.
    String comparedText(String query);

    /// Whether the order of compared rows is determined.
    boolean isOrdered();

    /// Writes the files that are not there yet, each named as its table.
    ///
    /// @throws IOException that says what to do, where the files cannot be written
    void createFiles(Path directory, double scale) throws IOException, SQLException;
}
