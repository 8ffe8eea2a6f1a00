package io.feldspar.server.engine;

import io.feldspar.jdbc.spi.EngineConnection;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.session.FeldsparEngine;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.Metadata;
import io.feldspar.session.operation.StatementLimits;
import io.feldspar.session.setting.Setting;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// A session as a connection.
public final class EmbeddedConnection implements EngineConnection {

    private final SharedEngine engine;
    private final FeldsparSession session;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runnable atEnd = () -> {};

    EmbeddedConnection(SharedEngine engine, FeldsparSession session) {
        this.engine = engine;
        this.session = session;
    }

    /// What of the engine is there for all sessions.
    public FeldsparEngine engine() {
        return session.engine();
    }

    /// Identifies the session within its engine.
    public long id() {
        return session.id();
    }

    /// Who the session is for.
    public String user() {
        return session.user();
    }

    /// Makes statements from now on have the limits that the function gives for the client's name.
    public void limitBy(Function<String, StatementLimits> limits) {
        session.limitBy(() -> limits.apply(session.settings().get(Setting.CLIENT_NAME)));
    }

    /// Runs the action once when the session has ended.
    public void atEnd(Runnable action) {
        atEnd = action;
    }

    @Override
    public EmbeddedStatement statement(String sql) {
        return new EmbeddedStatement(session, sql);
    }

    @Override
    public EngineMetadata metadata() {
        return new EmbeddedMetadata(session.metadata());
    }

    @Override
    public String catalog() {
        return session.currentCatalog();
    }

    @Override
    public String schema() {
        return session.currentSchema();
    }

    @Override
    public void use(String catalog, String schema) throws EngineException {
        Failures.run(() -> session.use(List.of(catalog, schema)));
    }

    @Override
    public void useCatalog(String catalog) throws EngineException {
        Metadata metadata = session.metadata();
        try {
            List<String> schemas = metadata.schemas(catalog);
            String current = session.currentSchema();
            session.use(List.of(catalog, schemas.contains(current) ? current : schemas.getFirst()));
        } catch (RuntimeException error) {
            throw Failures.of(error);
        }
    }

    @Override
    public void close() throws EngineException {
        if (closed.compareAndSet(false, true)) {
            try {
                Failures.run(session::close);
            } finally {
                atEnd.run();
                engine.release();
            }
        }
    }
}
