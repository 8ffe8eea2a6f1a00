package io.feldspar.executor.memory;

import java.util.concurrent.atomic.AtomicInteger;

/// When operators spill. Tests make them spill without need.
@FunctionalInterface
public interface SpillPolicy {

    /// Spills where memory is short, and nowhere else.
    SpillPolicy WHEN_SHORT = _ -> false;

    /// Spills every `n`-th time that an operator can, memory being short or not; with 0 only where
    /// it is.
    static SpillPolicy every(int n) {
        if (n == 0) {
            return WHEN_SHORT;
        }
        AtomicInteger chances = new AtomicInteger();
        return spillable -> spillable > 0 && chances.incrementAndGet() % n == 0;
    }

    /// Whether an operator that nobody asked spills all the same.
    ///
    /// @param spillable how many bytes it would give back
    boolean spillsUnasked(long spillable);
}
