package io.feldspar.benchmarks.spark.rdd;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

final class PageRank {

    private static final double DAMPING = 0.85;

    private PageRank() {}

    static JavaPairRDD<Integer, Double> ranks(JavaPairRDD<Integer, Integer> links, int iterations) {
        JavaPairRDD<Integer, Iterable<Integer>> linksOfPage = links.groupByKey().cache();
        JavaPairRDD<Integer, Double> ranks = linksOfPage.mapValues(targets -> 1.0);
        for (int i = 0; i < iterations; i++) {
            ranks =
                    linksOfPage
                            .join(ranks)
                            .values()
                            .flatMapToPair(page -> contributions(page._1(), page._2()).iterator())
                            .reduceByKey(Double::sum)
                            .mapValues(sum -> 1 - DAMPING + DAMPING * sum);
        }
        return ranks;
    }

    private static List<Tuple2<Integer, Double>> contributions(
            Iterable<Integer> targets, double rank) {
        List<Integer> all = new ArrayList<>();
        targets.forEach(all::add);
        double part = rank / all.size();
        List<Tuple2<Integer, Double>> contributions = new ArrayList<>(all.size());
        all.forEach(target -> contributions.add(new Tuple2<>(target, part)));
        return contributions;
    }
}
