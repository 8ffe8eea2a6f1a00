package io.feldspar.session.setting;

import java.util.Map;
import java.util.TreeMap;

/// Settings of engines that are system properties, as `feldspar submit` gives them to a program.
public final class SystemSettings {

    private SystemSettings() {}

    /// The values of engine settings by key. Others than these win.
    public static Map<String, String> ofEngines() {
        Map<String, String> settings = new TreeMap<>();
        for (Setting<?> setting : Settings.ALL) {
            String value = System.getProperty(setting.key());
            if (value != null && !setting.perSession()) {
                settings.put(setting.key(), value);
            }
        }
        return settings;
    }
}
