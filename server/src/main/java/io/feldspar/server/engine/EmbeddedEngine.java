package io.feldspar.server.engine;

import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProperty;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The engine of this process, behind `jdbc:feldspar:`.
///
/// All connections of the process share threads, memory and tables; see [SharedEngine].
public final class EmbeddedEngine implements Engine {

    private static final String CATALOG = "catalog";
    private static final String SCHEMA = "schema";
    private static final String USER = "user";
    private static final List<EngineProperty> OWN =
            List.of(
                    new EngineProperty(
                            CATALOG,
                            "Where names without a catalog are looked up",
                            null,
                            List.of()),
                    new EngineProperty(
                            SCHEMA, "Where names without a schema are looked up", null, List.of()),
                    new EngineProperty(USER, "Who connects; only shown", null, List.of()),
                    new EngineProperty("password", "Ignored: there are no users", null, List.of()),
                    new EngineProperty("token", "Ignored: there are no users", null, List.of()));

    @Override
    public String version() {
        String version = EmbeddedEngine.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    @Override
    public List<EngineProperty> properties() {
        List<EngineProperty> all = new ArrayList<>(OWN);
        for (Setting<?> setting : Settings.ALL) {
            all.add(
                    new EngineProperty(
                            setting.key(),
                            setting.description(),
                            setting.defaultText(),
                            List.of()));
        }
        return all;
    }

    @Override
    public EmbeddedConnection open(Map<String, String> properties) throws EngineException {
        Map<String, String> settings = new TreeMap<>(properties);
        OWN.forEach(own -> settings.remove(own.name()));
        EmbeddedConnection connection = SharedEngine.connect(settings, properties.get(USER));
        String catalog = properties.get(CATALOG);
        String schema = properties.get(SCHEMA);
        try {
            if (catalog != null && schema != null) {
                connection.use(catalog, schema);
            } else if (catalog != null) {
                connection.useCatalog(catalog);
            } else if (schema != null) {
                connection.use(connection.catalog(), schema);
            }
        } catch (EngineException error) {
            connection.close();
            throw error;
        }
        return connection;
    }
}
