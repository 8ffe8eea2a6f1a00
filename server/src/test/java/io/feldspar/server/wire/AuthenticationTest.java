package io.feldspar.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Directories of users, and certificates that change.
class AuthenticationTest {

    private static final String PATTERN = "uid={user},ou=people,dc=example,dc=com";

    @TempDir Path directory;

    private static Path tls(String name) {
        try {
            return Path.of(AuthenticationTest.class.getResource("/tls/" + name).toURI());
        } catch (URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }

    private static RemoteServer server(String... settings) throws EngineException {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(ServerSetting.PREFIX + settings[i], settings[i + 1]);
        }
        return new RemoteServer(map);
    }

    private static String user(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_user")) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static String refusal(RemoteServer server, String rest) {
        SQLException error = assertThrows(SQLException.class, () -> server.connect(rest).close());
        return error.getSQLState() + ": " + error.getMessage();
    }

    @Test
    void aDirectoryChecksPasswords() throws Exception {
        Map<String, String> people =
                Map.of(
                        "uid=ada,ou=people,dc=example,dc=com", "lovelace",
                        "uid=b\\,o\\=b,ou=people,dc=example,dc=com", "odd");
        try (BindServer ldap = new BindServer(people);
                RemoteServer server = server("ldap.url", ldap.url(), "ldap.user", PATTERN)) {
            try (Connection connection = server.connect("?user=ada&password=lovelace")) {
                assertEquals("ada", user(connection));
            }
            try (Connection connection = server.connect("?user=b%2Co%3Db&password=odd")) {
                assertEquals("b,o=b", user(connection));
            }
            assertEquals(
                    "28P01: User 'ada' does not exist or has another password.",
                    refusal(server, "?user=ada&password=wrong"));
            assertTrue(refusal(server, "?user=ada").startsWith("28P01"));
            assertTrue(server.server().admits("ada", "lovelace"));
            assertFalse(server.server().admits("ada", ""));
            assertFalse(server.server().admits("ada,ou=people", "lovelace"));
        }
    }

    @Test
    void aDirectoryThatIsGoneLetsNobodyIn() throws Exception {
        String url;
        try (BindServer ldap = new BindServer(Map.of())) {
            url = ldap.url();
        }
        try (RemoteServer server = server("ldap.url", url, "ldap.user", PATTERN)) {
            assertEquals(
                    "08006: The user directory '" + url + "' cannot be queried. Try again later.",
                    refusal(server, "?user=ada&password=lovelace"));
        }
    }

    @Test
    void refusesToLetPasswordsBeRead() {
        assertEquals(
                "Passwords could be read on their way to the directory 'ldap://192.0.2.1'. Use"
                        + " ldaps:// in 'feldspar.server.ldap.url'.",
                refused("ldap.url", "ldap://192.0.2.1", "ldap.user", PATTERN));
        assertEquals(
                "Passwords for the directory could be read on their way to the server. Set"
                        + " 'feldspar.server.tls.certificate' too.",
                refused("ldap.url", "ldaps://h", "ldap.user", PATTERN, "host", "0.0.0.0"));
        assertTrue(
                refused("ldap.url", "ldaps://h", "ldap.user", "uid=ada")
                        .contains("Write {user} there"));
        assertTrue(refused("ldap.url", "ldaps://h", "users", "u.txt").contains("Set one of them"));
    }

    private static String refused(String... settings) {
        return String.valueOf(
                assertThrows(FeldsparException.class, () -> server(settings)).getMessage());
    }

    private void install(String certificate, String key, int age) throws IOException {
        for (String name : new String[] {certificate, key}) {
            Path to = directory.resolve(name.replace("next-", ""));
            Files.copy(tls(name), to, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(to, FileTime.from(Instant.ofEpochSecond(1_000_000 - age)));
        }
    }

    @Test
    void newConnectionsGetANewCertificate() throws Exception {
        install("certificate.pem", "key.pem", 2);
        String before = "?ssl=true&connectTimeout=5&sslRootCert=" + tls("certificate.pem");
        String after = "?ssl=true&connectTimeout=5&sslRootCert=" + tls("next-certificate.pem");
        try (RemoteServer server =
                        server(
                                "tls.certificate",
                                directory.resolve("certificate.pem").toString(),
                                "tls.key",
                                directory.resolve("key.pem").toString());
                Connection old = server.connect(before)) {
            install("next-certificate.pem", "key.pem", 1);
            Thread.sleep(1100);
            server.connect(before).close();
            install("next-certificate.pem", "next-key.pem", 0);
            Thread.sleep(1100);
            server.connect(after).close();
            assertTrue(refusal(server, before).startsWith("08001"));
            assertEquals(user(old), user(old));
        }
    }
}
