package io.feldspar.rdd.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Properties of the submitting thread that travel with its jobs, and to threads it starts.
final class LocalProperties {

    private final InheritableThreadLocal<Map<String, String>> values =
            new InheritableThreadLocal<>() {
                @Override
                protected Map<String, String> initialValue() {
                    return Map.of();
                }
            };

    void set(String key, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(values.get());
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        values.set(Collections.unmodifiableMap(changed));
    }

    @Nullable String get(String key) {
        return values.get().get(key);
    }

    Map<String, String> all() {
        return values.get();
    }
}
