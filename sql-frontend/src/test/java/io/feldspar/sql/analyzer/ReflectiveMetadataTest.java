package io.feldspar.sql.analyzer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.sql.parser.QueryText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our answers equal those of Calcite's compiled handlers for every node of TPC-H's plans.
class ReflectiveMetadataTest {

    private final Analyzer analyzer = new Analyzer(TestCatalog.session());

    static IntStream numbers() {
        return IntStream.rangeClosed(1, 22);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void answersAsTheCompiledHandlersDo(int number) throws IOException {
        QueryText query = QueryText.of(TpchAnalysisTest.text(number));
        List<RelNode> nodes = nodes(analyzer.analyze(query, List.of()).root());
        assertTrue(nodes.size() > 1);
        RelMetadataQueryBase.THREAD_PROVIDERS.set(
                JaninoRelMetadataProvider.of(DefaultRelMetadataProvider.INSTANCE));
        for (RelNode node : nodes) {
            assertEquals(
                    answers(node, RelMetadataQuery.instance()),
                    answers(node, ReflectiveMetadata.query()),
                    node.toString());
        }
    }

    private static String answers(RelNode node, RelMetadataQuery query) {
        ImmutableBitSet first = ImmutableBitSet.of(0);
        List<Function<RelNode, Object>> questions =
                List.of(
                        rel -> "" + query.areColumnsUnique(rel, first),
                        rel -> "" + query.areRowsUnique(rel),
                        rel -> "" + query.getUniqueKeys(rel),
                        rel -> "" + query.getMaxRowCount(rel),
                        rel -> "" + query.getMinRowCount(rel),
                        rel -> "" + query.getRowCount(rel),
                        rel -> "" + query.getDistinctRowCount(rel, first, null),
                        rel -> "" + query.getPulledUpPredicates(rel).pulledUpPredicates,
                        rel -> "" + query.getColumnOrigins(rel, 0));
        return questions.stream().map(each -> each.apply(node)).toList().toString();
    }

    private static List<RelNode> nodes(RelNode root) {
        List<RelNode> nodes = new ArrayList<>(List.of(root));
        root.getInputs().forEach(input -> nodes.addAll(nodes(input)));
        return nodes;
    }
}
