package io.feldspar.rdd.local;

import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.scheduler.StagePublisher;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the stages compute, handed from the driver to task threads by reference.
final class SharedStages implements StagePublisher {

    private final Map<Integer, StageWork> stages = new ConcurrentHashMap<>();

    @Override
    public void publish(int stageId, StageWork work) {
        stages.putIfAbsent(stageId, work);
    }

    @Override
    public void prepare(int stageId, int[] partitions) {
        // Nothing is sent.
    }

    @Override
    public TaskWork work(int stageId, int partition) {
        return TaskWork.SHARED;
    }

    @Override
    public void forget(int stageId) {
        stages.remove(stageId);
    }

    StageWork find(int stageId) {
        StageWork work = stages.get(stageId);
        if (work == null) {
            throw new IllegalStateException("the work of stage %d is gone".formatted(stageId));
        }
        return work;
    }

    int size() {
        return stages.size();
    }
}
