package io.feldspar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    @TempDir Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(ConfigurationFile.PROPERTY);
    }

    @Test
    void anEngineGetsNoneOfTheServersSettings() throws IOException {
        Path file = folder.resolve("feldspar.properties");
        Files.writeString(
                file,
                """
                # Ports and paths
                feldspar.server.port=0
                feldspar.hive.port=off
                feldspar.http.port=off
                feldspar.warehouse=/data/größe
                """);
        System.setProperty(ConfigurationFile.PROPERTY, file.toString());
        assertEquals(
                Map.of(
                        "feldspar.server.port",
                        "0",
                        "feldspar.hive.port",
                        "off",
                        "feldspar.http.port",
                        "off",
                        "feldspar.warehouse",
                        "/data/größe"),
                ConfigurationFile.ofServer());
        assertEquals(Map.of("feldspar.warehouse", "/data/größe"), ConfigurationFile.ofEngine());
    }

    @Test
    void withoutAFileThereAreNone() throws IOException {
        assertEquals(Map.of(), ConfigurationFile.ofServer());
        System.setProperty(ConfigurationFile.PROPERTY, folder.resolve("none").toString());
        assertEquals(Map.of(), ConfigurationFile.ofServer());
    }
}
