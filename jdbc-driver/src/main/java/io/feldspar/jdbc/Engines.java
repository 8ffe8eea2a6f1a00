package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.Engine;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Finds the engine of this process.
final class Engines {

    private static final int ENGINE_JAVA = 25;

    private Engines() {}

    /// The first engine that the thread's class loader knows, or else the driver's own.
    static Engine embedded() throws SQLException {
        Engine engine = first(Thread.currentThread().getContextClassLoader());
        if (engine == null) {
            engine = first(Engines.class.getClassLoader());
        }
        if (engine == null) {
            throw new SQLNonTransientConnectionException(
                    "No Feldspar engine is on the class path. Add feldspar-server and what it"
                            + " depends on ('./feldspar classpath' prints them)",
                    Errors.CANNOT_CONNECT);
        }
        return engine;
    }

    private static @Nullable Engine first(@Nullable ClassLoader loader) throws SQLException {
        try {
            Iterator<Engine> engines = ServiceLoader.load(Engine.class, loader).iterator();
            return engines.hasNext() ? engines.next() : null;
        } catch (ServiceConfigurationError | LinkageError error) {
            int java = Runtime.version().feature();
            throw new SQLNonTransientConnectionException(
                    java < ENGINE_JAVA
                            ? "The Feldspar engine needs Java 25 but this process runs Java " + java
                            : "The Feldspar engine could not be loaded: " + error.getMessage(),
                    Errors.CANNOT_CONNECT,
                    error);
        }
    }
}
