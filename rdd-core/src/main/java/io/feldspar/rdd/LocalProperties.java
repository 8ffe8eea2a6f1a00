package io.feldspar.rdd;

import java.util.HashMap;
import java.util.Map;
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
        Map<String, String> changed = new HashMap<>(values.get());
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        values.set(Map.copyOf(changed));
    }

    @Nullable String get(String key) {
        return values.get().get(key);
    }

    Map<String, String> all() {
        return values.get();
    }
}
