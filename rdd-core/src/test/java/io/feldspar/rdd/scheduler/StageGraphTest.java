package io.feldspar.rdd.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.storage.StorageLevel;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
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

    /// A store of which the test says what it holds.
    private static final class Store implements PartitionStore<Integer> {

        private static final long serialVersionUID = 1L;

        private boolean complete;
        private int version;

        @Override
        public Iterator<Integer> iterator(Rdd<Integer> rdd, Partition partition, TaskContext task) {
            throw new UnsupportedOperationException("nothing computes here");
        }

        @Override
        public boolean complete() {
            return complete;
        }

        @Override
        public List<String> locations(int partition) {
            return List.of();
        }

        @Override
        public boolean reliable() {
            return false;
        }

        @Override
        public void beginVersion(int newVersion) {
            version = newVersion;
        }
    }

    private final ShuffleDependency<Integer, Integer> random =
            Harness.shuffle(cluster.source(2).indeterminate(), 2);
    private final ShapeRdd cached = ShapeRdd.reading(2, random);

    private Set<InputVersion> versionsRead() {
        return graph.inputVersions(StageInputs.of(ShapeRdd.over(cached)));
    }

    @Test
    void countsTheVersionsThatACompleteCacheWasMadeFrom() {
        Store store = new Store();
        cached.persistIn(store);
        Set<InputVersion> made = versionsRead();
        assertEquals(1, made.size());
        store.complete = true;
        assertEquals(made, versionsRead());
        graph.mapStage(random).outputs().rollBack();
        assertEquals(made, versionsRead());
        store.complete = false;
        assertNotEquals(made, versionsRead());
        assertEquals(1, store.version);
    }

    @Test
    void beginsAVersionForEachNewStoreOfACachedRdd() {
        Store first = new Store();
        cached.persistIn(first);
        versionsRead();
        versionsRead();
        assertEquals(0, first.version);
        Store second = new Store();
        cached.persistIn(second);
        versionsRead();
        assertEquals(1, second.version);
        assertEquals(
                List.of(new TaskSpec.CacheVersion(cached.id(), 1)),
                graph.cacheVersions(StageInputs.of(cached)));
    }
}
