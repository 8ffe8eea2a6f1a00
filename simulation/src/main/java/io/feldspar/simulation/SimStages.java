package io.feldspar.simulation;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.scheduler.StagePublisher;
import io.feldspar.rdd.shipping.EncodedStages;
import io.feldspar.rdd.shipping.StageCache;
import io.feldspar.simulation.Coverage.Path;
import io.feldspar.simulation.Violation.Invariant;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Ships the work of stages from the simulated driver to its executors, encoded and named by its
/// digest, and checks that each task computes the work of its stage attempt.
///
/// ```text
/// prepare ─► EncodedStages ─► launch(digest) ─► StageCache ─► fetch(digest) ─► decode ─► task
///    ▲ RDDs are renamed now and then, so that attempts of a stage are encoded differently
/// ```
final class SimStages implements StagePublisher {

    /// Which simulation's RDDs are read back.
    private static final ScopedValue<SimStages> READING = ScopedValue.newInstance();

    /// So little that executors have to fetch work again.
    private static final long CACHE_BYTES = 4_000;

    private final Simulation world;
    private final Shipping shipping;
    private final EncodedStages encoded = new EncodedStages();
    private final Map<Integer, StageWork> works = new HashMap<>();
    private final Map<Integer, Rdd<?>> rdds = new HashMap<>();
    private final Map<Integer, List<String>> digests = new HashMap<>();
    private final Map<StageTry, String> ofAttempt = new HashMap<>();
    private final Map<StageWork, String> decodedFrom = new IdentityHashMap<>();
    private long prepared;
    private String fetched = "";

    private record StageTry(int stage, int attempt) {}

    /// A serialized RDD; executors of a simulation share the RDD itself.
    record SentRdd(int id, String name) implements Serializable {

        private Object readResolve() {
            Rdd<?> rdd = READING.get().rdds.get(id);
            if (rdd == null) {
                throw new IllegalStateException("RDD " + id + " was never sent");
            }
            return rdd;
        }
    }

    SimStages(Simulation world, Shipping shipping) {
        this.world = world;
        this.shipping = shipping;
    }

    /// The serialized stand-in for an RDD.
    SentRdd sent(Rdd<?> rdd) {
        rdds.put(rdd.id(), rdd);
        return new SentRdd(rdd.id(), rdd.name());
    }

    @Override
    public void publish(int stageId, StageWork work) {
        works.put(stageId, work);
        encoded.publish(stageId, work);
        world.invariants().published(stageId, work);
    }

    @Override
    public void prepare(int stageId, int[] partitions) {
        Rdd<?> rdd = Objects.requireNonNull(works.get(stageId)).rdd();
        if (world.random().chance(0.5, 40, prepared++)) {
            rdd.setName(rdd.name().replaceAll(" .*", "") + " " + prepared);
        }
        encoded.prepare(stageId, partitions);
        String digest = encoded.work(stageId, partitions[0]).stageDigest();
        List<String> all = attempts(stageId);
        if (!all.isEmpty() && !all.getLast().equals(digest)) {
            world.coverage().saw(Path.WORK_CHANGED);
        }
        all.add(digest);
    }

    /// The digests of the stage, one for each attempt.
    private List<String> attempts(int stageId) {
        return digests.computeIfAbsent(stageId, _ -> new ArrayList<>());
    }

    /// The driver submits a stage that it has prepared.
    void submitted(int stageId, int attempt) {
        ofAttempt.put(new StageTry(stageId, attempt), attempts(stageId).getLast());
    }

    @Override
    public TaskWork work(int stageId, int partition) {
        TaskWork work = encoded.work(stageId, partition);
        return new TaskWork(shipping.launched(attempts(stageId)), work.partition());
    }

    @Override
    public void forget(int stageId) {
        works.remove(stageId);
        encoded.forget(stageId);
    }

    int held() {
        return encoded.size();
    }

    /// A cache of the work of stages for one executor.
    StageCache cache(SimExecutor executor) {
        return new StageCache((stage, digest) -> fetch(executor, stage, digest), CACHE_BYTES);
    }

    private byte @Nullable [] fetch(SimExecutor executor, int stageId, String digest) {
        world.checkDriverReachable(executor);
        byte[] bytes = encoded.fetch(stageId, digest);
        world.coverage().saw(bytes == null ? Path.WORK_UNKNOWN : Path.WORK_FETCHED);
        fetched = digest;
        return bytes;
    }

    /// The work of a task, from the executor's cache or from the driver.
    ///
    /// @throws Unreachable if it must be fetched and the driver does not answer
    /// @throws IllegalStateException if the driver no longer has it
    StageWork find(StageCache cache, TaskSpec task, TaskWork work) {
        TaskWork lookedUp =
                new TaskWork(
                        shipping.lookedUp(attempts(task.stageId()).getFirst(), work.stageDigest()),
                        work.partition());
        StageWork found =
                ScopedValue.where(READING, this).call(() -> cache.stage(task.stageId(), lookedUp));
        String from = decodedFrom.computeIfAbsent(found, _ -> fetched);
        String expected = ofAttempt.get(new StageTry(task.stageId(), task.stageAttempt()));
        if (!from.equals(expected)) {
            world.invariants()
                    .fail(
                            Invariant.WORK_OF_ATTEMPT,
                            "%s computes %s and not %s"
                                    .formatted(SimTasks.describe(task), from, expected));
        }
        return found;
    }
}
