package io.feldspar.server.hive;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.server.engine.EmbeddedConnection;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.dialect.Dialect;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a client asks for when it opens a session. Settings of Hive and Spark mean nothing here and
/// are passed over; ours are those that begin with `feldspar.`.
///
/// ```text
/// use:database            sales                       of jdbc:hive2://host/sales
/// set:hiveconf:KEY        VALUE                       of jdbc:hive2://host/sales?KEY=VALUE
/// set:hivevar:KEY         VALUE                       of jdbc:hive2://host/sales#KEY=VALUE
/// ```
final class SessionProperties {

    private static final String OURS = "feldspar.";
    private static final String DATABASE = "use:database";

    /// What drivers ask for where nobody named a database.
    private static final String NO_DATABASE = "default";

    private final Map<String, String> settings = new TreeMap<>();
    private final @Nullable String database;

    SessionProperties(@Nullable Map<String, String> configuration) {
        Map<String, String> given = configuration == null ? Map.of() : configuration;
        this.database = given.get(DATABASE);
        given.forEach(
                (key, value) -> {
                    String name = key.substring(key.lastIndexOf(':') + 1);
                    if (name.startsWith(OURS)) {
                        settings.put(name, value);
                    }
                });
    }

    Map<String, String> forEngine(String user, Dialect dialect) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent(Setting.DIALECT.key(), dialect.toString());
        all.put("user", user);
        return all;
    }

    /// Makes the database current: a schema, a catalog, or `catalog.schema`.
    void use(EmbeddedConnection connection) throws EngineException {
        String name = database;
        if (name == null || name.isEmpty()) {
            return;
        }
        EngineMetadata metadata = connection.metadata();
        int dot = name.indexOf('.');
        if (dot > 0) {
            connection.use(name.substring(0, dot), name.substring(dot + 1));
        } else if (metadata.schemas(connection.catalog()).contains(name)) {
            connection.use(connection.catalog(), name);
        } else if (metadata.catalogs().contains(name)) {
            connection.useCatalog(name);
        } else if (!name.equals(NO_DATABASE)) {
            connection.use(connection.catalog(), name);
        }
    }
}
