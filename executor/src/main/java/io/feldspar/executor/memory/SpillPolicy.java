package io.feldspar.executor.memory;

/// When operators spill. Tests make them spill without need.
@FunctionalInterface
public interface SpillPolicy {

    /// Spills where memory is short, and nowhere else.
    SpillPolicy WHEN_SHORT = _ -> false;

    /// Whether an operator that nobody asked spills all the same.
    ///
    /// @param spillable how many bytes it would give back
    boolean spillsUnasked(long spillable);
}
