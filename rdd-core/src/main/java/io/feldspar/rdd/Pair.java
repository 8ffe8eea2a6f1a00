package io.feldspar.rdd;

import java.io.Serializable;

/// A key and a value. Travels wherever both do.
public record Pair<K, V>(@SuppressWarnings("serial") K key, @SuppressWarnings("serial") V value)
        implements Serializable {

    public static <K, V> Pair<K, V> of(K key, V value) {
        return new Pair<>(key, value);
    }

    @Override
    public String toString() {
        return "(" + key + ", " + value + ")";
    }
}
