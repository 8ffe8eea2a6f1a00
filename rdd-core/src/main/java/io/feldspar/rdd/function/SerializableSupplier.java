package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Supplier;

/// A [Supplier] that can travel to where a task runs.
@FunctionalInterface
public interface SerializableSupplier<T> extends Supplier<T>, Serializable {}
