package io.feldspar.rdd;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/// A value that is given to all tasks once for each process, instead of with each task.
///
/// In this process tasks see the very object, so nobody may change it. Where tasks are serialized
/// only the number of the broadcast goes with them; the value is then written once and read back
/// once for the process.
public final class Broadcast<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;
    private transient boolean arrived;

    Broadcast(String id) {
        this.id = id;
    }

    /// The value. Use after [#destroy] is an error.
    public T value() {
        return Broadcasts.<T>find(id).value(arrived);
    }

    /// Drops the copies that were made for serialized tasks. They are made again when a task asks.
    public void unpersist() {
        Broadcasts.<T>find(id).dropCopies();
    }

    /// Drops the value for good.
    public void destroy() {
        Broadcasts.destroy(id);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        arrived = true;
    }

    @Override
    public String toString() {
        return "broadcast " + id;
    }
}
