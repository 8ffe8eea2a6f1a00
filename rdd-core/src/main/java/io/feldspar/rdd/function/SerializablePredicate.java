package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Predicate;

/// A [Predicate] that can travel to where a task runs.
@FunctionalInterface
public interface SerializablePredicate<T> extends Predicate<T>, Serializable {}
