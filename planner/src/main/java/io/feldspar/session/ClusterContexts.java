package io.feldspar.session;

import io.feldspar.rdd.ContextProvider;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.session.setting.Master;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.session.setting.SystemSettings;
import java.util.Map;
import java.util.TreeMap;

/// Contexts of RDD programs whose executors are processes, of this machine or of a cluster. What
/// else they need to know are system properties.
public final class ClusterContexts implements ContextProvider {

    @Override
    public boolean runs(String master) {
        try {
            return !(Setting.MASTER.parse(master) instanceof Master.Local);
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// @param local has no part in it
    @Override
    public FeldsparContext start(String master, LocalSettings local) {
        Map<String, String> settings = new TreeMap<>(SystemSettings.ofEngines());
        settings.put(Setting.MASTER.key(), master);
        return Backend.inProcesses(Settings.of(settings)).context();
    }
}
