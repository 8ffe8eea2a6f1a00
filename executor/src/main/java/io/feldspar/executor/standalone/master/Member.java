package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.FromMaster;
import org.jspecify.annotations.Nullable;

/// A registered worker or application. Owned by the leader's thread.
abstract sealed class Member permits WorkerEntry, ApplicationEntry {

    private @Nullable Peer peer;
    private long lastSeen;
    private long connections;

    /// Its connection; null while it may come back.
    @Nullable Peer peer() {
        return peer;
    }

    void connected(Peer by, long now) {
        peer = by;
        lastSeen = now;
        connections++;
    }

    void disconnected() {
        peer = null;
    }

    /// Lost where it is not connected.
    void tell(FromMaster message) {
        Peer to = peer;
        if (to != null) {
            to.tell(message);
        }
    }

    /// How often it has connected.
    long connections() {
        return connections;
    }

    void seen(long now) {
        lastSeen = now;
    }

    long lastSeen() {
        return lastSeen;
    }
}
