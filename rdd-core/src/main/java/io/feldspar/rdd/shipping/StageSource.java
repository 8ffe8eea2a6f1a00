package io.feldspar.rdd.shipping;

import org.jspecify.annotations.Nullable;

/// Gives executors the encoded work of stages: the driver, perhaps far away. Called by threads of
/// tasks.
public interface StageSource {

    /// The encoded work, or null where the driver has it no more, because nobody waits for the
    /// stage any longer.
    byte @Nullable [] fetch(int stageId, String digest);
}
