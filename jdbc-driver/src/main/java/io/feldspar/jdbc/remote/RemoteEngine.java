package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineConnection;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProperty;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The engine of a server, or of the first of several that answers.
public final class RemoteEngine implements Engine {

    private final List<ServerAddress> servers;
    private volatile String version = "unknown";

    public RemoteEngine(List<ServerAddress> servers) {
        this.servers = List.copyOf(servers);
    }

    /// That of the server which the last connection reached.
    @Override
    public String version() {
        return version;
    }

    @Override
    public List<EngineProperty> properties() {
        return RemoteOptions.ALL;
    }

    /// Whether a key may be a setting of the session, which only the server can tell.
    @Override
    public boolean mayBeSetting(String key) {
        return key.startsWith(RemoteOptions.SETTINGS);
    }

    /// Tries the servers in their order. One that refuses the user or the settings ends the search;
    /// one that cannot be reached or takes no sessions does not.
    @Override
    public EngineConnection open(Map<String, String> properties) throws EngineException {
        RemoteOptions options = new RemoteOptions(properties);
        StringBuilder failures = new StringBuilder();
        Exception last = null;
        for (ServerAddress server : servers) {
            try {
                return open(server, options);
            } catch (EngineException error) {
                if (!mayOtherServerHelp(error)) {
                    throw error;
                }
                last = error;
                failures.append(failures.length() == 0 ? "" : "; ").append(error.getMessage());
            } catch (IOException error) {
                last = error;
                failures.append(failures.length() == 0 ? "" : "; ")
                        .append(server)
                        .append(": ")
                        .append(error.getMessage());
            }
        }
        if (servers.size() == 1 && last instanceof EngineException) {
            throw (EngineException) last;
        }
        throw new EngineException(
                "Cannot connect to a Feldspar server: " + failures,
                RemoteOptions.CANNOT_CONNECT,
                last);
    }

    /// The server is lost, full, or about to stop.
    private static boolean mayOtherServerHelp(EngineException error) {
        String state = error.sqlState();
        return state.equals(Wire.BROKEN) || state.equals("53300") || state.equals("57P01");
    }

    private EngineConnection open(ServerAddress server, RemoteOptions options)
            throws EngineException, IOException {
        Wire wire = new Wire(server, Sockets.connect(server, options), options.connectMillis());
        try {
            version = Handshake.run(wire, options);
            wire.timeoutMillis(options.socketMillis());
            return new RemoteConnection(wire);
        } catch (EngineException | IOException error) {
            wire.close();
            throw error;
        }
    }
}
