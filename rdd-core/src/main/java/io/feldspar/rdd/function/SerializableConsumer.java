package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Consumer;

/// A [Consumer] that can travel to where a task runs.
@FunctionalInterface
public interface SerializableConsumer<T> extends Consumer<T>, Serializable {}
