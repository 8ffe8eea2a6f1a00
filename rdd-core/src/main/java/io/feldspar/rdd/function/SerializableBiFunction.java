package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.BiFunction;

/// A [BiFunction] that can travel to where a task runs.
@FunctionalInterface
public interface SerializableBiFunction<T, U, R> extends BiFunction<T, U, R>, Serializable {}
