package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.shuffle;

import io.feldspar.rdd.ShuffleDependency;

/// Two executors of four slots, and a lineage with two shuffles.
///
/// Stages get their ids from the result backwards: result 0, its map stage 1, and so on.
abstract class TwoShuffles {

    final Harness cluster = new Harness().executor("a", "h1", 4).executor("b", "h2", 4);
    final ShapeRdd source = cluster.source(2);
    final ShuffleDependency<Integer, Integer> first = shuffle(source, 2);
    final ShapeRdd middle = ShapeRdd.reading(2, first);
    final ShuffleDependency<Integer, Integer> second = shuffle(middle, 2);
    final ShapeRdd last = ShapeRdd.reading(2, second);
}
