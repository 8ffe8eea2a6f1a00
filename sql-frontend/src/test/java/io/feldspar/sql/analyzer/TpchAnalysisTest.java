package io.feldspar.sql.analyzer;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.feldspar.sql.parser.QueryText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The queries of TPC-H become relational algebra without correlation.
class TpchAnalysisTest {

    private final Analyzer analyzer = new Analyzer(TestCatalog.session());

    static IntStream numbers() {
        return IntStream.rangeClosed(1, 22);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyQueryIsUnnested(int number) throws IOException {
        QueryText query = QueryText.of(text(number));
        String plan = RelOptUtil.toString(analyzer.analyze(query, List.of()).root());
        assertFalse(plan.contains("Correlate") || plan.contains("$cor"), plan);
    }

    static String text(int number) throws IOException {
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream in = TpchAnalysisTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
