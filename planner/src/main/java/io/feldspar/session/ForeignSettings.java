package io.feldspar.session;

import io.feldspar.session.setting.Settings;
import io.feldspar.sql.dialect.Dialect;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Spark's settings as a session gave them, and those of applications. They have no effect: in
/// Spark's dialect, scripts which set and read them run nevertheless.
final class ForeignSettings {

    private static final String OWN = "feldspar.";
    private static final String SPARKS = "spark.";

    /// Spark's list of schemas that functions are looked up in, which is written like a setting.
    private static final String PATH = "path";

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Supplier<Dialect> dialect;

    ForeignSettings(Supplier<Dialect> dialect) {
        this.dialect = dialect;
    }

    /// Whether the dialect is Spark's and the key is not one of Feldspar's.
    boolean accepts(String key) {
        return dialect.get() == Dialect.SPARK
                && !Settings.known(key)
                && !key.toLowerCase(Locale.ROOT).startsWith(OWN)
                && !key.equalsIgnoreCase(PATH)
                && !isTimeZone(key);
    }

    /// Whether the key is one of Spark's that has no effect here; others may be names of tables.
    boolean acceptsSparks(String key) {
        return accepts(key) && key.toLowerCase(Locale.ROOT).startsWith(SPARKS);
    }

    /// Spark's setting of the time zone has its effect.
    static boolean isTimeZone(String key) {
        return key.equalsIgnoreCase("spark.sql.session.timeZone");
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
