package io.feldspar.server.hive;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.wire.BearerToken;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.ServerSetting;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One connection of a client: who it is, and the sessions that end with it.
///
/// Requests of a connection come one after the other, but from different threads.
final class HiveConnection {

    /// How large a message may be whose sender is not known.
    private static final int MOST_OF_STRANGERS = 256 << 10;

    private final FeldsparServer server;
    private final HiveSessions sessions;
    private final String address;
    private final Set<HiveSession> bound = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String user;
    private volatile boolean authenticated;

    /// Whether sessions outlive the connection, as they do over HTTP.
    private volatile boolean sessionsStay;

    private volatile boolean closed;

    /// @param address where the client is
    HiveConnection(FeldsparServer server, HiveSessions sessions, String address) {
        this.server = server;
        this.address = address;
        this.sessions = sessions;
        this.authenticated = !server.authenticates();
    }

    FeldsparServer server() {
        return server;
    }

    String address() {
        return address;
    }

    HiveSessions sessions() {
        return sessions;
    }

    /// Who sends requests; null where nobody has said.
    @Nullable String user() {
        return user;
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    void keepSessions() {
        sessionsStay = true;
    }

    /// How large a message may be.
    int messageLimit() {
        return authenticated
                ? Math.toIntExact(server.options().get(ServerSetting.MAX_REQUEST))
                : MOST_OF_STRANGERS;
    }

    /// Notes who sends requests from now on, where the password is right or none is needed. It may
    /// take a while.
    void authenticate(String name, String password) {
        if (!server.admits(name, password)) {
            authenticated = false;
            throw new FeldsparException(
                    ErrorCode.AUTHENTICATION_FAILED,
                    "User '%s' does not exist or has another password".formatted(name));
        }
        user = name;
        authenticated = true;
    }

    /// As above, for the user that the token names.
    void authenticate(BearerToken token) {
        authenticated = false;
        user = server.userOf(token.text());
        authenticated = true;
    }

    /// The sender of the request has not said who it is.
    void forget() {
        user = null;
        authenticated = !server.authenticates();
    }

    /// Ends the session with the connection.
    void bind(HiveSession session) {
        if (!sessionsStay) {
            bound.add(session);
            if (closed) {
                sessions.close(session);
            }
        }
    }

    void unbind(HiveSession session) {
        bound.remove(session);
    }

    void close() {
        closed = true;
        bound.forEach(sessions::close);
    }
}
