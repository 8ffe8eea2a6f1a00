package io.feldspar.benchmarks.rdd.programs;

import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Rdd;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.StringTokenizer;

/// Counts how often each word occurs.
public final class WordCount {

    private WordCount() {}

    /// @param lines of words with spaces between them
    /// @return each word once, with its count
    public static PairRdd<String, Integer> counts(Rdd<String> lines) {
        return lines.flatMap(WordCount::words)
                .mapToPair(word -> Pair.of(word, 1))
                .reduceByKey(Integer::sum);
    }

    private static Iterator<String> words(String line) {
        StringTokenizer tokens = new StringTokenizer(line);
        List<String> words = new ArrayList<>(tokens.countTokens());
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words.iterator();
    }
}
