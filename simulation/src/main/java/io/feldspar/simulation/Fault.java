package io.feldspar.simulation;

import java.util.Locale;

/// Something that goes wrong at a moment of a scenario.
///
/// @param at when it begins
/// @param kind what it is
/// @param executor whom it hits
/// @param other the second party, where there is one
/// @param duration how long it lasts, where it lasts
record Fault(long at, Kind kind, int executor, int other, long duration) {

    enum Kind {
        /// The process dies with all it has and comes back after the duration.
        CRASH,
        /// The process is stopped, as by SIGSTOP, and resumed later.
        FREEZE,
        /// Tasks take ten times as long.
        SLOW,
        /// The connection to the driver breaks noticeably and comes back at once.
        RECONNECT,
        /// The network to and from the driver swallows everything.
        CUT_DRIVER,
        /// What the driver sends is swallowed, but not what it gets.
        CUT_FROM_DRIVER,
        /// What the executor sends to the driver is swallowed, but not what it gets.
        CUT_TO_DRIVER,
        /// Two executors do not reach each other.
        CUT_PEER,
        /// Messages to and from the driver take seconds.
        DELAY,
        /// Messages to and from the driver come twice.
        REPEAT,
        /// The driver does nothing for a while, as in a long garbage collection.
        DRIVER_PAUSE,
        /// Some shuffle outputs vanish.
        LOSE_OUTPUTS,
        /// Some shuffle outputs no longer fit their checksums.
        CORRUPT_OUTPUTS,
        /// Cached partitions vanish.
        LOSE_CACHED,
        /// Cached partitions no longer fit their checksums.
        CORRUPT_CACHED,
        /// A checkpoint file no longer fits its checksum.
        CORRUPT_CHECKPOINT,
        /// A checkpoint file vanishes.
        LOSE_CHECKPOINT,
        /// Nothing can be written.
        DISK_FULL,
        /// Results that wait to be fetched vanish, and some that come soon.
        LOSE_RESULTS,
        /// Tasks that start throw.
        TASKS_THROW,
        /// Tasks that start never end by themselves, but can be killed.
        TASKS_HANG,
        /// Tasks that start hang and cannot be killed.
        TASKS_STUCK,
        /// A task that starts takes its process with it.
        TASKS_KILL,
        /// The wall clock of the driver jumps.
        CLOCK_JUMP,
        /// Blocks that others read from it break off after some rows.
        BREAK_STREAMS,
        /// A process of another application registers.
        STRANGER,
        /// The driver is told that the process will end, which it does after the duration.
        DEPARTURE
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.3fs %s e%d/e%d for %.3fs",
                at / 1e9,
                kind,
                executor,
                other,
                duration / 1e9);
    }
}
