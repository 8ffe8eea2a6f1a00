package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableFunction;
import java.io.Serializable;

/// How the values of a key become one combined value.
///
/// @param create the combined value of a single value
/// @param add adds a value to a combined one, which it may change
/// @param merge merges two combined values, the first of which it may change
/// @param <K> keys
/// @param <V> values
/// @param <C> combined values
public record Aggregator<K, V, C>(
        SerializableFunction<? super V, ? extends C> create,
        SerializableBiFunction<C, ? super V, ? extends C> add,
        SerializableBiFunction<C, C, ? extends C> merge)
        implements Serializable {}
