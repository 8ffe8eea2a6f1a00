package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.ToDriver;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// An executor that is registered, as the driver sees it.
final class ExecutorState {

    private final String id;
    private final String host;
    private final String rack;
    private final int slots;
    private final BlockAddress blocks;
    private final BlockAddress outputs;
    private final long registration;
    private final Map<Long, TaskAttempt> running = new LinkedHashMap<>();
    private final Map<Integer, Integer> sentEpochs = new HashMap<>();
    private int usedSlots;
    private long lastSeen;
    private boolean leaving;
    private long resumptions;

    ExecutorState(ToDriver.Register register, long registration) {
        this.id = register.executorId();
        this.host = register.host();
        this.rack = register.rack();
        this.slots = register.slots();
        this.blocks = register.greeting().blocks();
        this.outputs = register.greeting().outputs();
        this.registration = registration;
    }

    String id() {
        return id;
    }

    /// Whether it is given no more tasks, since it will end.
    boolean isLeaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    String host() {
        return host;
    }

    String rack() {
        return rack;
    }

    int slots() {
        return slots;
    }

    /// Where its map outputs are served.
    BlockAddress outputs() {
        return outputs;
    }

    /// Whether its map outputs can be read when it has ended.
    boolean outputsOutliveIt() {
        return !outputs.equals(blocks);
    }

    /// Where it serves its blocks.
    BlockAddress blocks() {
        return blocks;
    }

    long registration() {
        return registration;
    }

    Map<Long, TaskAttempt> running() {
        return running;
    }

    int usedSlots() {
        return usedSlots;
    }

    int freeSlots() {
        return slots - usedSlots;
    }

    void start(TaskAttempt attempt) {
        running.put(attempt.id(), attempt);
        usedSlots++;
    }

    void end(TaskAttempt attempt, boolean freeSlot) {
        if (running.remove(attempt.id()) != null && freeSlot) {
            usedSlots--;
        }
    }

    /// When the executor last gave a sign of life.
    long lastSeen() {
        return lastSeen;
    }

    /// Does not hold a silence against the executor during which nobody listened.
    void forgive(long silence, long now) {
        lastSeen = Math.min(now, lastSeen + silence);
    }

    void seen(long now) {
        lastSeen = now;
    }

    /// How often it came back on a new connection.
    long resumptions() {
        return resumptions;
    }

    /// Notes that the executor is being sent the epoch; false if it was the last one sent.
    boolean markSent(ShuffleSnapshot snapshot) {
        Integer last = sentEpochs.put(snapshot.shuffleId(), snapshot.epoch());
        return last == null || last != snapshot.epoch();
    }

    void forgetShuffle(int shuffleId) {
        sentEpochs.remove(shuffleId);
    }

    /// The executor is back on a new connection.
    void resumed() {
        resumptions++;
    }

    /// What was sent on the old connection may not have arrived.
    void forgetSent() {
        sentEpochs.clear();
    }
}
