package io.feldspar.benchmarks.tpch;

import io.feldspar.benchmarks.suite.QuerySuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// TPC-H. Each of its queries orders its rows, and over its data no order leaves a tie.
final class TpchSuite implements QuerySuite {

    static final String NAME = "tpch";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> queries() {
        return TpchQueries.all().stream().map(String::valueOf).toList();
    }

    @Override
    public String text(String query) {
        return TpchQueries.text(Integer.parseInt(query));
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
        TpchFiles.create(directory, scale);
    }
}
