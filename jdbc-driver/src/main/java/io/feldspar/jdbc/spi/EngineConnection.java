package io.feldspar.jdbc.spi;

/// A session of one user. Several threads may use it at the same time.
public interface EngineConnection extends AutoCloseable {

    /// A statement that has not run yet. The text is not looked at before the first call that
    /// needs it.
    EngineStatement statement(String sql) throws EngineException;

    EngineMetadata metadata();

    /// The catalog in which names without one are looked up.
    String catalog() throws EngineException;

    /// The schema in which names without one are looked up.
    String schema() throws EngineException;

    /// Makes `catalog`.`schema` the place where names are looked up.
    void use(String catalog, String schema) throws EngineException;

    /// Makes `catalog` the place where names are looked up, in its schema of the current name or
    /// else in its first.
    void useCatalog(String catalog) throws EngineException;

    /// Whether the session can still be used.
    ///
    /// @param seconds after which it counts as lost; 0 for no limit
    default boolean isValid(int seconds) {
        return true;
    }

    /// How long an answer may take; 0 for no limit.
    default int networkTimeoutMillis() {
        return 0;
    }

    /// Sets how long an answer may take before the session is given up.
    default void networkTimeoutMillis(int millis) throws EngineException {
        throw new EngineException(
                "Feldspar does not support a network timeout: the engine runs in this process",
                "0A000");
    }

    /// Ends the session without waiting for anything.
    default void abort() throws EngineException {
        close();
    }

    /// Ends the session, cancelling what still runs. Closing again does nothing.
    @Override
    void close() throws EngineException;
}
