package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sessions that clients name in each request, since they outlive connections. They end when they
/// are idle for `feldspar.server.sessionTimeout`. Thread-safe.
///
/// @param <K> the name
/// @param <S> the session
public final class NamedSessions<K, S extends NamedSessions.Member> {

    private static final Logger LOG = LoggerFactory.getLogger(NamedSessions.class);

    private static final long MOST_BETWEEN_CHECKS_MILLIS = 60_000;

    private final FeldsparServer server;
    private final Map<K, S> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock;

    /// A session of a client.
    public interface Member {

        /// Whether there was no request for longer than the limit and no statement is running.
        boolean isIdle(long now, Duration limit);

        void close() throws EngineException;
    }

    /// @param protocol for the name of the thread
    /// @param most after what time an idle session ends where the setting is longer; zero for never
    public NamedSessions(FeldsparServer server, String protocol, Duration most) {
        this.server = server;
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform()
                                .daemon()
                                .name("feldspar-%s-sessions".formatted(protocol))
                                .factory());
        Duration configured = server.options().get(ServerSetting.SESSION_TIMEOUT);
        Duration limit = shorter(configured, most);
        if (limit.isPositive()) {
            long period = Math.clamp(limit.toMillis() / 4, 1, MOST_BETWEEN_CHECKS_MILLIS);
            var _ =
                    clock.scheduleWithFixedDelay(
                            () -> expire(limit), period, period, TimeUnit.MILLISECONDS);
        }
    }

    /// Zero is longer than any other.
    private static Duration shorter(Duration one, Duration other) {
        if (one.isZero() || other.isZero()) {
            return one.isZero() ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    public int size() {
        return open.size();
    }

    /// Refuses a further session where there are too many.
    public void checkRoom() {
        if (open.size() >= server.options().get(ServerSetting.MAX_CONNECTIONS)) {
            throw new FeldsparException(
                    ErrorCode.SERVER_BUSY,
                    "The server has %d sessions already".formatted(open.size()),
                    "Close some, or raise '%s'.".formatted(ServerSetting.MAX_CONNECTIONS.key()));
        }
    }

    public void add(K name, S session) {
        open.put(name, session);
    }

    public @Nullable S find(K name) {
        return open.get(name);
    }

    public Collection<S> all() {
        return open.values();
    }

    public void close(K name) {
        S session = open.remove(name);
        if (session != null) {
            try {
                session.close();
            } catch (EngineException error) {
                LOG.warn("A session could not be closed", error);
            }
        }
    }

    private void expire(Duration limit) {
        long now = System.nanoTime();
        open.forEach(
                (name, session) -> {
                    if (session.isIdle(now, limit)) {
                        close(name);
                    }
                });
    }

    public void close() {
        clock.shutdownNow();
        open.keySet().forEach(this::close);
    }
}
