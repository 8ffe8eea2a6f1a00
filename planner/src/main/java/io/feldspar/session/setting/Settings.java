package io.feldspar.session.setting;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The values of settings, some given and the others by default. Immutable.
public final class Settings {

    /// Every setting, those for tests included.
    public static final List<Setting<?>> ALL =
            Stream.concat(Setting.PUBLIC.stream(), DebugSettings.ALL.stream()).toList();

    private final Map<String, String> given;

    private Settings(Map<String, String> given) {
        this.given = given;
    }

    /// @throws FeldsparException with INVALID_PARAMETER for an unknown key or a wrong value
    public static Settings of(Map<String, String> values) {
        Settings settings = new Settings(Map.of());
        for (Map.Entry<String, String> entry : values.entrySet()) {
            settings = settings.with(entry.getKey(), entry.getValue());
        }
        return settings;
    }

    public <T> T get(Setting<T> setting) {
        return setting.parse(text(setting));
    }

    /// The value as it was given, or the default.
    public String text(Setting<?> setting) {
        return given.getOrDefault(setting.key(), setting.defaultText());
    }

    /// @throws FeldsparException with INVALID_PARAMETER for an unknown key or a wrong value
    public Settings with(String key, String value) {
        Setting<?> setting = find(key);
        setting.parse(value);
        Map<String, String> all = new TreeMap<>(given);
        all.put(setting.key(), value);
        return new Settings(Map.copyOf(all));
    }

    /// The default for the key again.
    public Settings without(String key) {
        Map<String, String> all = new TreeMap<>(given);
        all.remove(find(key).key());
        return new Settings(Map.copyOf(all));
    }

    /// Whether there is a setting of that key.
    public static boolean known(String key) {
        return ALL.stream().anyMatch(setting -> names(setting, key));
    }

    private static boolean names(Setting<?> setting, String key) {
        return setting.key().equalsIgnoreCase(key)
                || setting.key().equalsIgnoreCase("feldspar." + key);
    }

    /// @throws FeldsparException with INVALID_PARAMETER
    public static Setting<?> find(String key) {
        for (Setting<?> setting : ALL) {
            if (names(setting, key)) {
                return setting;
            }
        }
        throw new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "Setting '%s' not found".formatted(key),
                "SET shows all settings.");
    }
}
