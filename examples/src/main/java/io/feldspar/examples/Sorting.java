package io.feldspar.examples;

import static io.feldspar.dataset.functions.col;

import io.feldspar.dataset.Feldspar;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.util.List;

/// Sorts numbers: a data set, and an RDD.
public final class Sorting {

    private Sorting() {}

    public static void main(String[] args) {
        List<Integer> numbers = List.of(5, 3, 9, 1);
        try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
            System.out.println(
                    feldspar.createDataset(numbers, Integer.class)
                            .orderBy(col("value").desc())
                            .collect());
            System.out.println(
                    PairRdd.of(
                                    feldspar.context()
                                            .parallelize(numbers, 2)
                                            .map(number -> Pair.of(number, number)))
                            .sortByKey(Integer::compare)
                            .values()
                            .collect());
        }
    }
}
