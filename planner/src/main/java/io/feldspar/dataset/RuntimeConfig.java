package io.feldspar.dataset;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import java.util.Map;
import java.util.TreeMap;

/// The settings of a session, those of `docs/sql/settings.md`.
public final class RuntimeConfig {

    private final FeldsparSession session;

    RuntimeConfig(FeldsparSession session) {
        this.session = session;
    }

    /// @throws FeldsparException with INVALID_PARAMETER
    public void set(String key, Object value) {
        session.set(key, value.toString());
    }

    /// @throws FeldsparException with INVALID_PARAMETER if the setting does not exist
    public String get(String key) {
        return session.settings().text(Settings.find(key));
    }

    public String get(String key, String otherwise) {
        return Settings.known(key) ? get(key) : otherwise;
    }

    /// The values of all settings by their keys.
    public Map<String, String> getAll() {
        Map<String, String> all = new TreeMap<>();
        Setting.PUBLIC.forEach(setting -> all.put(setting.key(), session.settings().text(setting)));
        return all;
    }

    /// Gives a setting its default.
    public void unset(String key) {
        session.reset(key);
    }

    /// Whether it can be set while the session is open.
    public boolean isModifiable(String key) {
        return Settings.known(key) && Settings.find(key).perSession();
    }
}
