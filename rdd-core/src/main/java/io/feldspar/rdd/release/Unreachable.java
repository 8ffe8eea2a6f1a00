package io.feldspar.rdd.release;

import java.lang.ref.Cleaner;

/// Runs an action once nobody holds an object any more: how cached partitions, shuffle outputs and
/// broadcast values are released that nobody released by name.
public final class Unreachable {

    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().daemon().name("feldspar-cleaner").factory());

    private Unreachable() {}

    /// @param action must not hold the object, and must be quick
    public static Cleaner.Cleanable then(Object object, Runnable action) {
        return CLEANER.register(object, action);
    }
}
