package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineConnection;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.jdbc.spi.EngineStatement;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A session of a server.
final class RemoteConnection implements EngineConnection {

    private static final int CLOSE_MILLIS = 5000;

    private final Wire wire;
    private final AtomicInteger statements = new AtomicInteger();

    RemoteConnection(Wire wire) {
        this.wire = wire;
    }

    @Override
    public EngineStatement statement(String sql) {
        return new RemoteStatement(wire, statements.incrementAndGet(), sql);
    }

    @Override
    public EngineMetadata metadata() {
        return new RemoteMetadata(wire);
    }

    private Replies.Location location() throws EngineException {
        return wire.call(new Requests.GetLocation(), Replies.Location.class);
    }

    @Override
    public String catalog() throws EngineException {
        return location().catalog;
    }

    @Override
    public String schema() throws EngineException {
        return location().schema;
    }

    @Override
    public void use(String catalog, String schema) throws EngineException {
        move(catalog, schema);
    }

    @Override
    public void useCatalog(String catalog) throws EngineException {
        move(catalog, null);
    }

    private void move(String catalog, @Nullable String schema) throws EngineException {
        wire.call(new Requests.Use(catalog, schema), Replies.Location.class);
    }

    @Override
    public boolean isValid(int seconds) {
        if (wire.isBroken()) {
            return false;
        }
        try {
            wire.call(new Requests.Ping(), Requests.Pong.class, seconds * 1000L);
            return true;
        } catch (EngineException notValid) {
            return false;
        }
    }

    @Override
    public int networkTimeoutMillis() {
        return wire.timeoutMillis();
    }

    @Override
    public void networkTimeoutMillis(int millis) {
        wire.timeoutMillis(millis);
    }

    @Override
    public void abort() {
        wire.close();
    }

    /// Waits for the server, so that what ran has been cancelled when this returns.
    @Override
    public void close() throws EngineException {
        if (!wire.isBroken()) {
            try {
                wire.call(new Requests.CloseSession(), Replies.SessionClosed.class, CLOSE_MILLIS);
            } finally {
                wire.close();
            }
        }
    }
}
