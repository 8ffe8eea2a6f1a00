package io.feldspar.server.engine;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.session.FeldsparEngine;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.setting.Settings;
import io.feldspar.session.setting.SystemSettings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one engine of the process: it starts with the first connection and ends with the last.
///
/// Engine settings, such as the number of threads, are read when it starts, also those of system
/// properties; a later connection may repeat them but not change them.
final class SharedEngine {

    private static final Object LOCK = new Object();
    /// Guarded by the lock, as are the fields of the engine itself.
    private static @Nullable SharedEngine current;

    private final FeldsparEngine engine;
    private final Settings startedWith;
    private int connections;

    private SharedEngine(FeldsparEngine engine, Settings startedWith) {
        this.engine = engine;
        this.startedWith = startedWith;
    }

    /// A new session, on an engine that is started where none runs.
    static EmbeddedConnection connect(Map<String, String> settings, @Nullable String user)
            throws EngineException {
        Map<String, String> forEngine = new TreeMap<>();
        Map<String, String> forSession = new TreeMap<>();
        try {
            settings.forEach(
                    (key, value) ->
                            (Settings.find(key).perSession() ? forSession : forEngine)
                                    .put(Settings.find(key).key(), value));
            synchronized (LOCK) {
                SharedEngine shared = running(forEngine);
                FeldsparSession session =
                        user == null ? shared.engine.newSession() : shared.engine.newSession(user);
                forSession.forEach(session::set);
                shared.connections++;
                return new EmbeddedConnection(shared, session);
            }
        } catch (RuntimeException | Error error) {
            endIfUnused();
            throw Failures.of(error);
        }
    }

    private static SharedEngine running(Map<String, String> settings) {
        SharedEngine running = current;
        if (running == null) {
            Map<String, String> all = new TreeMap<>(SystemSettings.ofEngines());
            all.putAll(settings);
            running = new SharedEngine(FeldsparEngine.start(all), Settings.of(all));
            current = running;
            return running;
        }
        for (Map.Entry<String, String> wanted : settings.entrySet()) {
            String value = running.startedWith.text(Settings.find(wanted.getKey()));
            if (!wanted.getValue().equals(value)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "'%s' is an engine setting; the running engine was started with '%s'"
                                .formatted(wanted.getKey(), value),
                        "Close its connections first, or omit the setting.");
            }
        }
        return running;
    }

    private static void endIfUnused() {
        synchronized (LOCK) {
            SharedEngine running = current;
            if (running != null && running.connections == 0) {
                current = null;
                running.engine.close();
            }
        }
    }

    /// Called once by each connection that closes.
    void release() {
        synchronized (LOCK) {
            connections--;
        }
        endIfUnused();
    }
}
