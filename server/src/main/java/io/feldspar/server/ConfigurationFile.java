package io.feldspar.server;

import io.feldspar.server.wire.ServerSetting;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The settings of every start: those of the file that the system property `feldspar.conf` names,
/// where it is set and there is one.
final class ConfigurationFile {

    static final String PROPERTY = "feldspar.conf";

    private ConfigurationFile() {}

    /// Those of a server and its engine.
    static Map<String, String> ofServer() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        String name = System.getProperty(PROPERTY);
        if (name != null && Files.exists(Path.of(name))) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(name))) {
                properties.load(reader);
            }
            properties
                    .stringPropertyNames()
                    .forEach(key -> settings.put(key, properties.getProperty(key)));
        }
        return settings;
    }

    /// Those of an engine in this process.
    static Map<String, String> ofEngine() throws IOException {
        Map<String, String> settings = ofServer();
        settings.keySet().removeIf(ServerSetting::isServers);
        return settings;
    }
}
