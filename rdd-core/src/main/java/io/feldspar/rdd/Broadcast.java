package io.feldspar.rdd;

import io.feldspar.rdd.broadcast.BroadcastReader;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.broadcast.EncodedBroadcast;
import io.feldspar.rdd.release.Unreachable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/// A value that is given to all tasks once for each executor, instead of with each task.
///
/// Where tasks run in the driver's process they see the very object, so nobody may change it. Where
/// tasks are sent only the name of the value goes with them; the value is encoded once, when the
/// broadcast is made, and each executor fetches and decodes it once.
public final class Broadcast<T> implements Serializable {

    private static final long serialVersionUID = 2L;

    private final String id;

    /// Non-null on the driver only.
    private final transient @Nullable BroadcastValues values;

    /// The encoded form that was sent to the executor; null on the driver.
    private transient @Nullable EncodedBroadcast encoded;

    private transient @Nullable BroadcastReader reader;

    private Broadcast(String id, BroadcastValues values) {
        this.id = id;
        this.values = values;
    }

    static <T> Broadcast<T> of(T value, BroadcastValues values) {
        Broadcast<T> made = new Broadcast<>(values.add(value), values);
        String id = made.id;
        // Held strongly, an engine that holds its broadcasts would keep itself from being
        // collected.
        WeakReference<BroadcastValues> held = new WeakReference<>(values);
        Unreachable.then(made, () -> destroy(held, id));
        return made;
    }

    private static void destroy(WeakReference<BroadcastValues> held, String id) {
        BroadcastValues alive = held.get();
        if (alive != null) {
            alive.destroy(id);
        }
    }

    /// The value. Use after [#destroy] is an error.
    ///
    /// An id is only given out with a value of the broadcast's type.
    @SuppressWarnings("unchecked")
    public T value() {
        if (values != null) {
            return (T) values.value(id);
        }
        if (reader == null || encoded == null) {
            throw new IllegalStateException(
                    this + " was read back outside a task; use the one that the context gave");
        }
        return (T) reader.value(encoded);
    }

    /// Makes executors drop their copies, which are fetched again on demand. Driver only.
    public void unpersist() {
        onDriver().unpersist(id);
    }

    /// Drops the value permanently. Driver only.
    public void destroy() {
        onDriver().destroy(id);
    }

    private BroadcastValues onDriver() {
        if (values == null) {
            throw new IllegalStateException(this + " can be dropped by the driver only");
        }
        return values;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(values == null ? encoded : values.encoded(id));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        encoded = (EncodedBroadcast) in.readObject();
        reader = BroadcastReader.CURRENT.isBound() ? BroadcastReader.CURRENT.get() : null;
    }

    @Override
    public String toString() {
        return "broadcast " + id;
    }
}
