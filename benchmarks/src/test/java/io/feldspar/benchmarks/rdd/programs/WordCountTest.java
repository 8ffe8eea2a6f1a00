package io.feldspar.benchmarks.rdd.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.benchmarks.rdd.workload.Texts;
import io.feldspar.rdd.FeldsparContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordCountTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16})
    void countsAsAPlainLoopDoesHoweverManyPartitions(int partitions) {
        List<String> lines = IntStream.range(0, 2_000).mapToObj(i -> Texts.line(7, i)).toList();
        Map<String, Integer> expected = new TreeMap<>();
        for (String line : lines) {
            for (String word : line.split(" ", -1)) {
                expected.merge(word, 1, Integer::sum);
            }
        }
        try (FeldsparContext context = FeldsparContext.local(2)) {
            assertEquals(
                    expected,
                    new TreeMap<>(
                            WordCount.counts(context.parallelize(lines, partitions))
                                    .collectAsMap()));
        }
    }

    @Test
    void findsNoWordsInEmptyLines() {
        try (FeldsparContext context = FeldsparContext.local(2)) {
            assertEquals(
                    Map.of(),
                    WordCount.counts(context.parallelize(List.of("", "  "))).collectAsMap());
        }
    }
}
