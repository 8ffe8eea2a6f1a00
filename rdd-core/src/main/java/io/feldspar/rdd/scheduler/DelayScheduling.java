package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.settings.SchedulerSettings;

/// How far from its data a task set may launch now: it waits a while for close slots and then
/// takes what there is (Zaharia et al., "Delay Scheduling", EuroSys 2010).
final class DelayScheduling {

    private final SchedulerSettings.Locality waits;
    private LocalityLevel level = LocalityLevel.EXECUTOR;
    private long since;

    DelayScheduling(SchedulerSettings.Locality waits, long now) {
        this.waits = waits;
        this.since = now;
    }

    /// Whether a waiting task could still be launched at the level by an executor that is there.
    interface Hope {
        boolean at(LocalityLevel level);
    }

    /// The farthest level that is allowed at this time.
    LocalityLevel allowed(long now, Hope hope) {
        while (level != LocalityLevel.ANY) {
            if (!hope.at(level)) {
                since = now;
                level = next(level);
            } else if (now - since >= waitAt(level)) {
                since += waitAt(level);
                level = next(level);
            } else {
                break;
            }
        }
        return level;
    }

    /// A task was launched at this level: the set waits for such slots again.
    void launched(LocalityLevel at, long now) {
        if (at != LocalityLevel.NONE) {
            level = at;
            since = now;
        }
    }

    /// New executors or tasks may make closer levels possible again.
    void startOver(long now) {
        level = LocalityLevel.EXECUTOR;
        since = now;
    }

    /// How long until the next level is allowed, once [#allowed] was asked; for ever, where there
    /// is none.
    long untilNext(long now) {
        if (level == LocalityLevel.ANY) {
            return Long.MAX_VALUE;
        }
        return waitAt(level) - (now - since);
    }

    private long waitAt(LocalityLevel at) {
        return switch (at) {
            case EXECUTOR -> waits.executorWait();
            case HOST -> waits.hostWait();
            case RACK -> waits.rackWait();
            case NONE, ANY -> 0;
        };
    }

    private static LocalityLevel next(LocalityLevel from) {
        return LocalityLevel.values()[from.ordinal() + 1];
    }
}
