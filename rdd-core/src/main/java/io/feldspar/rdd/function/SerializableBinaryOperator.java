package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.BinaryOperator;

/// A [BinaryOperator] that can travel to where a task runs.
@FunctionalInterface
public interface SerializableBinaryOperator<T>
        extends BinaryOperator<T>, SerializableBiFunction<T, T, T>, Serializable {}
