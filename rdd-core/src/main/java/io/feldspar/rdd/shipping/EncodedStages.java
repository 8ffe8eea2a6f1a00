package io.feldspar.rdd.shipping;

import io.feldspar.rdd.Lineage;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.scheduler.StagePublisher;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.serialization.UnserializableException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The driver's side of shipping: the work of each stage in its encoded form.
///
/// ```text
/// stage   RDDs up to the next shuffles, function     encoded once, fetched once per executor
/// task    its partition, and those it reads          encoded once, sent with each launch
/// ```
///
/// Executors fetch from any thread; all else happens on the driver's loop.
public final class EncodedStages implements StagePublisher, StageSource {

    /// No launch carries more for its partition.
    static final int MAX_PARTITION_BYTES = 8 << 20;

    private final Map<Integer, Stage> stages = new ConcurrentHashMap<>();

    private static final class Stage {

        private final StageWork work;
        private final Map<Integer, ByteBuffer> partitions = new ConcurrentHashMap<>();

        /// By digest: tasks of an earlier attempt of the stage may still ask for theirs.
        private final Map<String, byte[]> encodings = new ConcurrentHashMap<>();

        private String digest = "";

        Stage(StageWork work) {
            this.work = work;
        }
    }

    @Override
    public void publish(int stageId, StageWork work) {
        stages.putIfAbsent(stageId, new Stage(work));
    }

    @Override
    public void prepare(int stageId, int[] partitions) {
        Stage stage = stage(stageId);
        // Once for each attempt, because an RDD may have been persisted since the last.
        byte[] encoded = encode(stage.work);
        stage.digest = StageDigest.of(encoded);
        stage.encodings.putIfAbsent(stage.digest, encoded);
        for (int partition : partitions) {
            stage.partitions.computeIfAbsent(partition, index -> encode(stage.work.rdd(), index));
        }
    }

    /// The lineage goes first, parents before children, so that its depth needs no stack.
    private static byte[] encode(StageWork work) {
        List<Object> chain = new ArrayList<>(Lineage.withinStage(work.rdd()));
        chain.add(work);
        return Serialization.writeChain(chain, "a task over " + work.rdd());
    }

    private static ByteBuffer encode(Rdd<?> rdd, int partition) {
        String what = "partition %d of %s".formatted(partition, rdd);
        byte[] bytes = Serialization.writeChain(Lineage.withinStage(rdd, partition), what);
        if (bytes.length > MAX_PARTITION_BYTES) {
            throw new UnserializableException(
                    ("%s takes %,d bytes, more than the %,d that a task can carry; use more"
                                    + " partitions, or let the tasks read the data themselves")
                            .formatted(what, bytes.length, MAX_PARTITION_BYTES));
        }
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public TaskWork work(int stageId, int partition) {
        Stage stage = stage(stageId);
        ByteBuffer bytes = stage.partitions.get(partition);
        if (bytes == null) {
            throw new IllegalStateException(
                    "partition %d of stage %d was not prepared".formatted(partition, stageId));
        }
        return new TaskWork(stage.digest, bytes.duplicate());
    }

    @Override
    public byte @Nullable [] fetch(int stageId, String digest) {
        Stage stage = stages.get(stageId);
        return stage == null ? null : stage.encodings.get(digest);
    }

    @Override
    public void forget(int stageId) {
        stages.remove(stageId);
    }

    private Stage stage(int stageId) {
        Stage stage = stages.get(stageId);
        if (stage == null) {
            throw new IllegalStateException("the work of stage %d is gone".formatted(stageId));
        }
        return stage;
    }

    /// How many stages are held.
    public int size() {
        return stages.size();
    }
}
