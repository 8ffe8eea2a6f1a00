package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.SECONDS;

import io.feldspar.simulation.Coverage.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// The driver's loop: runs the driver's events at once, except while the driver is paused.
/// Then events wait, in order of arrival.
final class DriverLoop {

    /// Longer than executors wait for an answer.
    private static final long LONGEST = 8 * SECONDS;

    private final Simulation world;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long pausedUntil;

    DriverLoop(Simulation world) {
        this.world = world;
    }

    void post(Runnable event) {
        if (paused()) {
            world.coverage().saw(Path.DRIVER_PAUSED);
            waiting.add(event);
        } else {
            event.run();
        }
    }

    boolean paused() {
        return world.time().now() < pausedUntil || !waiting.isEmpty();
    }

    /// When the driver resumes.
    long pausedUntil() {
        return pausedUntil;
    }

    void pause(long duration) {
        long until = world.time().now() + Math.min(duration, LONGEST);
        pausedUntil = Math.max(pausedUntil, until);
        world.time().at(until, this::goOn);
    }

    private void goOn() {
        if (world.time().now() < pausedUntil) {
            return;
        }
        while (!waiting.isEmpty()) {
            waiting.peek().run();
            waiting.remove();
        }
    }
}
