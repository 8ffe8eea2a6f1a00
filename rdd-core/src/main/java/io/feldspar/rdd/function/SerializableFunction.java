package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Function;

/// A [Function] that can travel to where a task runs.
@FunctionalInterface
public interface SerializableFunction<T, R> extends Function<T, R>, Serializable {}
