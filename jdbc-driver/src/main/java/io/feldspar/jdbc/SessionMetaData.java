package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineConnection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The JDBC metadata of a session, for servers of other protocols that return the same listings.
public final class SessionMetaData {

    private SessionMetaData() {}

    /// @param url the URL that the metadata reports
    public static DatabaseMetaData of(
            Engine engine, EngineConnection session, String url, @Nullable String user)
            throws SQLException {
        return new FeldsparConnection(engine, session, url, user).getMetaData();
    }
}
