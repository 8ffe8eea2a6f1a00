package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.Comparator;

/// A [Comparator] that can travel to where a task runs.
@FunctionalInterface
public interface SerializableComparator<T> extends Comparator<T>, Serializable {}
