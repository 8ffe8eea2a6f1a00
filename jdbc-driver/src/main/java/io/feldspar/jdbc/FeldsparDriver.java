package io.feldspar.jdbc;

import io.feldspar.jdbc.remote.RemoteEngine;
import io.feldspar.jdbc.remote.ServerAddress;
import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProperty;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Opens `jdbc:feldspar:` URLs.
///
/// `jdbc:feldspar:` alone means the engine in this process, which must be on the class path;
/// `jdbc:feldspar://host:port` means a server. Properties follow `?` in the URL or are in the
/// [Properties] argument; see [ConnectionUrl].
public final class FeldsparDriver implements Driver {

    static final int MAJOR = 0;
    static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new FeldsparDriver());
        } catch (SQLException error) {
            throw new ExceptionInInitializerError(error);
        }
    }

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        if (!ConnectionUrl.accepts(url)) {
            return null;
        }
        Engine engine = engine(url);
        ConnectionUrl parsed =
                ConnectionUrl.parse(url, info == null ? new Properties() : info, engine);
        try {
            return new FeldsparConnection(
                    engine,
                    engine.open(parsed.properties()),
                    ConnectionUrl.shown(url),
                    parsed.properties().get("user"));
        } catch (EngineException error) {
            throw Errors.from(error);
        }
    }

    private static Engine engine(String url) throws SQLException {
        List<ServerAddress> servers = ServerList.of(url);
        return servers.isEmpty() ? Engines.embedded() : new RemoteEngine(servers);
    }

    @Override
    public boolean acceptsURL(String url) {
        return ConnectionUrl.accepts(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info)
            throws SQLException {
        List<EngineProperty> known = engine(url).properties();
        DriverPropertyInfo[] infos = new DriverPropertyInfo[known.size()];
        for (int i = 0; i < infos.length; i++) {
            EngineProperty property = known.get(i);
            String given = info == null ? null : info.getProperty(property.name());
            infos[i] =
                    new DriverPropertyInfo(
                            property.name(), given == null ? property.defaultValue() : given);
            infos[i].description = property.description();
            infos[i].choices =
                    property.choices().isEmpty() ? null : property.choices().toArray(new String[0]);
        }
        return infos;
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    /// False: compliance asks for full SQL-92 entry level with transactions.
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw Errors.refused("java.util.logging");
    }
}
