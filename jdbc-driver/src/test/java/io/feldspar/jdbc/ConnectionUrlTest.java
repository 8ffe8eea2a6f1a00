package io.feldspar.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

    private static Map<String, String> parse(String url) throws SQLException {
        return parse(url, new Properties());
    }

    private static Map<String, String> parse(String url, Properties more) throws SQLException {
        return ConnectionUrl.parse(url, more, new FakeEngine()).properties();
    }

    private static String refusal(String url) {
        SQLException error = assertThrows(SQLException.class, () -> parse(url));
        assertEquals("08001", error.getSQLState());
        return String.valueOf(error.getMessage());
    }

    @Test
    void opensThroughDriverManager() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:feldspar:")) {
            assertEquals("memory", connection.getCatalog());
            assertTrue(connection.isValid(1));
        }
    }

    @Test
    void takesCatalogAndSchemaFromThePath() throws SQLException {
        assertEquals(Map.of(), parse("jdbc:feldspar:"));
        assertEquals(Map.of("catalog", "tpch"), parse("jdbc:feldspar:tpch"));
        assertEquals(
                Map.of("catalog", "tpch", "schema", "sf 1"), parse("jdbc:feldspar:tpch/sf%201"));
    }

    @Test
    void takesPropertiesBehindAnySeparator() throws SQLException {
        Map<String, String> expected = Map.of("mode", "slow", "user", "a+b=c");
        assertEquals(expected, parse("jdbc:feldspar:?mode=slow&user=a+b=c"));
        assertEquals(expected, parse("jdbc:feldspar:;mode=slow;user=a%2Bb=c"));
    }

    @Test
    void mergesThePropertiesArgument() throws SQLException {
        Properties more = new Properties();
        more.setProperty("mode", "fast");
        assertEquals(Map.of("user", "me", "mode", "fast"), parse("jdbc:feldspar:?user=me", more));
        SQLException error =
                assertThrows(SQLException.class, () -> parse("jdbc:feldspar:?mode=slow", more));
        assertEquals(
                "Connection property 'mode' is set twice with different values",
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socketFactory", "loggerFile", "model", "krbJAASFile", "Mode", "java.class"})
    void rejectsUnknownKeysByName(String key) {
        assertEquals(
                "Unknown connection property '" + key + "'. Known are: catalog, schema, user, mode",
                refusal("jdbc:feldspar:?" + key + "=java.lang.Runtime"));
    }

    @Test
    void rejectsValuesThatAreNoChoice() {
        assertEquals(
                "Connection property 'mode' must be one of [fast, slow] but is 'odd'",
                refusal("jdbc:feldspar:?mode=odd"));
    }

    @Test
    void rejectsWhatIsNoPair() {
        assertTrue(refusal("jdbc:feldspar:?mode").contains("'mode' in the connection URL"));
        assertTrue(refusal("jdbc:feldspar:?=x").contains("'=x'"));
        assertTrue(refusal("jdbc:feldspar:?user=%zz").contains("percent-encoded"));
        assertTrue(refusal("jdbc:feldspar:?user=a\r\nb").contains("control character"));
    }

    @Test
    void takesServersAndSchemaFromTheAuthority() throws SQLException {
        assertEquals(
                "[a:1, b:8470, [::1]:2]",
                ServerList.of("jdbc:feldspar://a:1,b,[::1]:2/tiny?user=me").toString());
        assertEquals("[]", ServerList.of("jdbc:feldspar:tpch/tiny").toString());
        assertEquals(
                Map.of("schema", "tiny", "user", "me"),
                parse("jdbc:feldspar://a:1,b/tiny?user=me"));
        Map<String, String> both = Map.of("catalog", "tpch", "schema", "tiny");
        assertEquals(both, parse("jdbc:feldspar://a/tpch.tiny"));
        assertEquals(both, parse("jdbc:feldspar://a/tpch/tiny"));
        assertEquals(Map.of(), parse("jdbc:feldspar://a/"));
        assertEquals(Map.of("user", "me"), parse("jdbc:feldspar://a?user=me"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "//:1", "//a:0", "//a:65536", "//a:x", "//a,,b", "//a:"})
    void rejectsWhatIsNoServer(String servers) {
        SQLException error =
                assertThrows(SQLException.class, () -> ServerList.of("jdbc:feldspar:" + servers));
        assertEquals("08001", error.getSQLState());
    }

    @Test
    void tellsThePropertiesOfServersWithoutAnEngine() throws SQLException {
        DriverPropertyInfo[] infos =
                new FeldsparDriver().getPropertyInfo("jdbc:feldspar://host", new Properties());
        DriverPropertyInfo ssl =
                Arrays.stream(infos)
                        .filter(each -> each.name.equals("ssl"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("false", ssl.value);
    }

    @Test
    void leavesOtherUrlsToOtherDrivers() throws SQLException {
        FeldsparDriver driver = new FeldsparDriver();
        assertFalse(driver.acceptsURL("jdbc:duckdb:"));
        assertEquals(null, driver.connect("jdbc:duckdb:", null));
        assertTrue(driver.acceptsURL("JDBC:Feldspar:"));
    }

    @Test
    void showsNoPassword() {
        assertEquals(
                "jdbc:feldspar://a/b?user=me&password=***&ssl=true",
                ConnectionUrl.shown("jdbc:feldspar://a/b?user=me&password=s%26 cret&ssl=true"));
    }

    @Test
    void tellsItsProperties() throws SQLException {
        DriverPropertyInfo[] infos =
                new FeldsparDriver().getPropertyInfo("jdbc:feldspar:", new Properties());
        assertEquals("mode", infos[3].name);
        assertEquals("fast", infos[3].value);
        assertEquals(2, infos[3].choices.length);
    }

    @Test
    void findsTheEngineByItsOwnLoaderWhereTheThreadsHasNone() throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertEquals("9.8.7-fake", Engines.embedded().version());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void saysWhatToDoWithoutAnEngine() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL classes = FeldsparDriver.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone =
                new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(alone);
            Driver driver =
                    (Driver)
                            alone.loadClass(FeldsparDriver.class.getName())
                                    .getDeclaredConstructor()
                                    .newInstance();
            SQLException error =
                    assertThrows(
                            SQLException.class,
                            () -> driver.connect("jdbc:feldspar:", new Properties()));
            assertTrue(
                    String.valueOf(error.getMessage())
                            .startsWith("No Feldspar engine is on the class path."));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
