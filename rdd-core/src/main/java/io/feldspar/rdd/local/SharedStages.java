package io.feldspar.rdd.local;

import io.feldspar.rdd.Lineage;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.scheduler.StagePublisher;
import io.feldspar.rdd.serialization.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the stages compute, handed from the driver to task threads by reference or, in the test
/// mode, through its serialized form.
final class PublishedStages implements StagePublisher {

    private final Map<Integer, Object> stages = new ConcurrentHashMap<>();
    private final boolean serialize;

    PublishedStages(boolean serialize) {
        this.serialize = serialize;
    }

    @Override
    public void publish(int stageId, StageWork work) {
        stages.put(stageId, serialize ? write(work) : work);
    }

    /// The lineage goes first, parents before children.
    private static byte[] write(StageWork work) {
        Rdd<?> rdd =
                switch (work) {
                    case StageWork.MapWork map -> map.shuffle().parent();
                    case StageWork.ResultWork result -> result.rdd();
                };
        List<Object> chain = new ArrayList<>(Lineage.ancestors(rdd));
        chain.add(work);
        return Serialization.writeChain(chain, "a task over " + rdd);
    }

    @Override
    public void forget(int stageId) {
        stages.remove(stageId);
    }

    StageWork find(int stageId) {
        return switch (stages.get(stageId)) {
            case StageWork work -> work;
            case byte[] bytes -> read(bytes);
            case null, default ->
                    throw new IllegalStateException(
                            "the work of stage %d is gone".formatted(stageId));
        };
    }

    int size() {
        return stages.size();
    }

    private static StageWork read(byte[] bytes) {
        Object work = Serialization.read(bytes, "a task");
        if (work == null) {
            throw new IllegalStateException("a task was read back as null");
        }
        return (StageWork) work;
    }

    /// Whether whatever leaves a task is serialized.
    boolean serialize() {
        return serialize;
    }
}
