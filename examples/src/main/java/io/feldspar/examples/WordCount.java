package io.feldspar.examples;

import static io.feldspar.dataset.functions.col;

import io.feldspar.dataset.Dataset;
import io.feldspar.dataset.Feldspar;
import io.feldspar.dataset.Tuple2;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.util.Arrays;
import java.util.List;

/// Counts the words of a file: with RDDs, and with a data set of objects.
public final class WordCount {

    private WordCount() {}

    /// @param args the file
    public static void main(String[] args) {
        String file = args.length > 0 ? args[0] : "data/words.txt";
        try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
            PairRdd<String, Integer> counts =
                    PairRdd.of(
                                    feldspar.context()
                                            .textFile(file)
                                            .flatMap(
                                                    line ->
                                                            Arrays.asList(line.split(" ", -1))
                                                                    .iterator())
                                            .map(word -> Pair.of(word, 1)))
                            .reduceByKey((a, b) -> a + b);
            counts.sortByKey(String::compareTo)
                    .collect()
                    .forEach(count -> System.out.println(count.key() + ": " + count.value()));

            Dataset<String> words =
                    feldspar.createDataset(
                                    feldspar.context().textFile(file).collect(), String.class)
                            .flatMap(
                                    line -> Arrays.asList(line.split(" ", -1)).iterator(),
                                    String.class);
            List<Tuple2<String, Long>> again =
                    words.groupByKey((String word) -> word).count().orderBy(col("_1")).collect();
            again.forEach(count -> System.out.println(count._1() + ": " + count._2()));
        }
    }
}
