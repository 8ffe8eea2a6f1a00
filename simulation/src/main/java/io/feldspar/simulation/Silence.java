package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.SECONDS;

import io.feldspar.simulation.Violation.Invariant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Looks whether an executor of which the driver hears nothing any more is taken for lost in time.
///
/// What counts is what the driver hears: a message that an executor sent before it was paused,
/// and that arrives late, is a sign of life. Silence while the driver itself was paused does not
/// count.
final class Silence {

    /// The heartbeat timeout of all scenarios, a quarter of it until the driver looks, and some.
    private static final long TOO_LONG = 6 * SECONDS;

    private final Simulation world;
    private final Map<String, Long> lastHeard = new HashMap<>();
    private final Set<String> registered = new HashSet<>();
    private final Set<String> watched = new HashSet<>();

    Silence(Simulation world) {
        this.world = world;
    }

    void heard(String executorId) {
        lastHeard.put(executorId, world.time().now());
    }

    void added(String executorId) {
        registered.add(executorId);
        if (watched.add(executorId)) {
            lookAt(executorId, world.time().now() + TOO_LONG);
        }
    }

    boolean registered(String executorId) {
        return registered.contains(executorId);
    }

    void removed(String executorId) {
        registered.remove(executorId);
    }

    private void lookAt(String executorId, long moment) {
        world.time().at(moment, () -> look(executorId));
    }

    private void look(String executorId) {
        if (!registered.contains(executorId)) {
            watched.remove(executorId);
            return;
        }
        if (world.driverLoop().paused()) {
            lookAt(executorId, world.driverLoop().pausedUntil() + TOO_LONG);
            return;
        }
        long listening = world.driverLoop().pausedUntil();
        long limit = Math.max(lastHeard.getOrDefault(executorId, 0L), listening) + TOO_LONG;
        if (limit <= world.time().now()) {
            world.invariants()
                    .fail(
                            Invariant.SILENCE_NOTICED,
                            executorId + " is silent and not taken for lost");
        }
        lookAt(executorId, limit);
    }
}
