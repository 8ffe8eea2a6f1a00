package io.feldspar.rdd.local;

import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.scheduler.WorkCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the stages compute, handed from the driver to task threads by reference or, in the test
/// mode, through its serialized form.
final class StageWorks implements WorkCatalog {

    private final Map<Integer, Object> works = new ConcurrentHashMap<>();
    private final boolean serialize;

    StageWorks(boolean serialize) {
        this.serialize = serialize;
    }

    @Override
    public void publish(int stageId, StageWork work) {
        works.put(stageId, serialize ? toBytes(work) : work);
    }

    @Override
    public void forget(int stageId) {
        works.remove(stageId);
    }

    StageWork find(int stageId) {
        return switch (works.get(stageId)) {
            case StageWork work -> work;
            case byte[] bytes -> fromBytes(bytes);
            case null, default ->
                    throw new IllegalStateException(
                            "the work of stage %d is gone".formatted(stageId));
        };
    }

    int size() {
        return works.size();
    }

    private static byte[] toBytes(StageWork work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(work);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the task cannot be serialized: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /// Reads only what [#toBytes] of this process wrote.
    private static StageWork fromBytes(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (StageWork) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the task cannot be read back: " + e.getMessage(), e);
        }
    }
}
