package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineConnection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What JDBC says of a session, for servers of other protocols whose listings are those of JDBC.
public final class SessionMetaData {

    private SessionMetaData() {}

    /// @param url by which clients reach the session
    public static DatabaseMetaData of(
            Engine engine, EngineConnection session, String url, @Nullable String user)
            throws SQLException {
        return new FeldsparConnection(engine, session, url, user).getMetaData();
    }
}
