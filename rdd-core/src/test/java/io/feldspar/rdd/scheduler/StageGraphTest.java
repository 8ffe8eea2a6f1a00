package io.feldspar.rdd.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.storage.StorageLevel;
import org.junit.jupiter.api.Test;

class StageGraphTest {

    private final Harness cluster = new Harness();
    private final StageGraph graph = new StageGraph(SchedulerPolicy.STRICT);

    /// One step of an iterative program: persists what it computes from random rows.
    private void step() {
        ShapeRdd random = cluster.source(2).indeterminate();
        ShuffleDependency<Integer, Integer> shuffle = Harness.shuffle(random, 2);
        ShapeRdd persisted = ShapeRdd.reading(2, shuffle);
        persisted.persist(StorageLevel.MEMORY_ONLY);
        graph.inputVersions(StageInputs.of(ShapeRdd.over(persisted)));
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck")
    void forgetsTheVersionsOfCachesThatNobodyHolds() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            step();
        }
        assertEquals(20, graph.versionedCaches());
        graph.inState(Stage.State.IDLE).forEach(graph::remove);
        for (int i = 0; i < 200 && graph.versionedCaches() > 2; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertTrue(graph.versionedCaches() <= 2, graph.versionedCaches() + " are left");
    }
}
