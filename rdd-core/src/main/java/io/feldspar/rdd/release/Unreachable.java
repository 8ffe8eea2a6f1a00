package io.feldspar.rdd.release;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/// Runs an action once nobody holds an object any more: how cached partitions, shuffle outputs and
/// broadcast values are released that nobody released by name.
public final class Unreachable {

    private static volatile @Nullable Thread releasing;
    private static final Cleaner CLEANER = Cleaner.create(Unreachable::newThread);

    private Unreachable() {}

    private static Thread newThread(Runnable work) {
        Thread made = Thread.ofPlatform().daemon().name("feldspar-cleaner").unstarted(work);
        releasing = made;
        return made;
    }

    /// Whether the calling thread is the one that runs the actions, all of them.
    public static boolean isReleasing() {
        return Thread.currentThread() == releasing;
    }

    /// @param action must not hold the object, and must be quick
    public static Cleaner.Cleanable then(Object object, Runnable action) {
        return CLEANER.register(object, action);
    }
}
