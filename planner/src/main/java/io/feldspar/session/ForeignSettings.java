package io.feldspar.session;

import io.feldspar.sql.dialect.Dialect;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Spark's settings as a session gave them. They have no effect: in Spark's dialect, scripts which
/// set and read them run nevertheless.
final class ForeignSettings {

    private static final String PREFIX = "spark.";

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Supplier<Dialect> dialect;

    ForeignSettings(Supplier<Dialect> dialect) {
        this.dialect = dialect;
    }

    /// Whether the key is one of Spark's and the dialect is Spark's.
    boolean accepts(String key) {
        return dialect.get() == Dialect.SPARK && key.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    void put(String key, String value) {
        values.put(key, value);
    }

    /// The value, or what Spark prints if there is none.
    String get(String key) {
        return values.getOrDefault(key, "<undefined>");
    }

    void remove(String key) {
        values.remove(key);
    }

    void clear() {
        values.clear();
    }

    /// In the order of their keys.
    Map<String, String> all() {
        return new TreeMap<>(values);
    }
}
