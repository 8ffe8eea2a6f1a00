package io.feldspar.benchmarks.tpcds;

import io.feldspar.benchmarks.suite.QuerySuite;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// TPC-DS. Many of its limits choose among rows of equal order, so rows are compared without.
final class TpcdsSuite implements QuerySuite {

    @Override
    public String name() {
        return "tpcds";
    }

    @Override
    public List<String> queries() {
        return TpcdsQueries.NAMES;
    }

    @Override
    public String text(String query) {
        return TpcdsQueries.text(query);
    }

    @Override
    public String forDuckDb(String text) {
        return TpcdsQueries.forDuckDb(text);
    }

    @Override
    public boolean inSparkDialect() {
        return true;
    }

    @Override
    public String comparedText(String query) {
        return TpcdsQueries.withoutLimit(query);
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public void createFiles(Path directory, double scale) throws IOException, SQLException {
        TpcdsFiles.create(directory, scale);
    }
}
