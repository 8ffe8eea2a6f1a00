package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineProperty;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a connection URL says.
///
/// ```text
/// jdbc:feldspar:[catalog[/schema]][?key=value&key=value]                        in this process
/// jdbc:feldspar://host[:port][,host[:port]][/[catalog.]schema][?key=value]      a server
/// ```
/// The separators `?`, `&` and `;` mean the same. Values may be percent-encoded. Text of a URL is
/// only ever looked up among known keys, never taken as the name of a class. The one key whose
/// value names a file, which is read as certificates, is `sslRootCert`.
final class ConnectionUrl {

    static final String PREFIX = "jdbc:feldspar:";

    private final Map<String, String> properties;

    private ConnectionUrl(Map<String, String> properties) {
        this.properties = properties;
    }

    static boolean accepts(@Nullable String url) {
        return url != null && url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /// Keys that the engine does not know are refused by name, and so are values that it does not
    /// allow, and a key with two different values.
    static ConnectionUrl parse(String url, Properties more, Engine engine) throws SQLException {
        if (url.chars().anyMatch(character -> character < ' ')) {
            throw refuse("The connection URL holds a control character");
        }
        Map<String, String> properties = new TreeMap<>();
        String rest = url.substring(PREFIX.length());
        int end = firstSeparator(rest);
        if (rest.startsWith(ServerList.MARK)) {
            serverPath(ServerList.path(rest.substring(0, end)), properties);
        } else {
            path(rest.substring(0, end), properties);
        }
        for (String pair : rest.substring(end).split("[?&;]", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw refuse("'" + pair + "' in the connection URL is not of form key=value");
                }
                put(
                        properties,
                        decode(pair.substring(0, equals)),
                        decode(pair.substring(equals + 1)));
            }
        }
        for (String name : more.stringPropertyNames()) {
            put(properties, name, String.valueOf(more.getProperty(name)));
        }
        for (Map.Entry<String, String> entry : properties.entrySet()) {
            check(entry.getKey(), entry.getValue(), engine);
        }
        return new ConnectionUrl(properties);
    }

    /// The URL as others may see it: without a password.
    static String shown(String url) {
        return url.replaceAll("(?i)([?&;]password=)[^?&;]*", "$1***");
    }

    Map<String, String> properties() {
        return properties;
    }

    static int firstSeparator(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("?&;".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static void path(String path, Map<String, String> properties) throws SQLException {
        if (path.isEmpty()) {
            return;
        }
        int slash = path.indexOf('/');
        properties.put("catalog", decode(slash < 0 ? path : path.substring(0, slash)));
        if (slash >= 0 && slash + 1 < path.length()) {
            properties.put("schema", decode(path.substring(slash + 1)));
        }
    }

    /// `schema`, `catalog.schema` or, as without a server, `catalog/schema`.
    private static void serverPath(String path, Map<String, String> properties)
            throws SQLException {
        int dot = Math.max(path.indexOf('.'), path.indexOf('/'));
        if (dot >= 0) {
            properties.put("catalog", decode(path.substring(0, dot)));
        }
        if (dot + 1 < path.length()) {
            properties.put("schema", decode(path.substring(dot + 1)));
        }
    }

    private static void put(Map<String, String> properties, String key, String value)
            throws SQLException {
        String before = properties.put(key, value);
        if (before != null && !before.equals(value)) {
            throw refuse("Connection property '" + key + "' is set twice with different values");
        }
    }

    private static void check(String key, String value, Engine engine) throws SQLException {
        List<EngineProperty> known = engine.properties();
        for (EngineProperty property : known) {
            if (property.name().equals(key)) {
                if (!property.choices().isEmpty() && !property.choices().contains(value)) {
                    throw refuse(
                            "Connection property '"
                                    + key
                                    + "' must be one of "
                                    + property.choices()
                                    + " but is '"
                                    + value
                                    + "'");
                }
                return;
            }
        }
        if (engine.mayBeSetting(key)) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (EngineProperty property : known) {
            names.append(names.length() == 0 ? "" : ", ").append(property.name());
        }
        throw refuse("Unknown connection property '" + key + "'. Known are: " + names);
    }

    static String decode(String text) throws SQLException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException error) {
            throw refuse("'" + text + "' in the connection URL is not percent-encoded rightly");
        }
    }

    static SQLException refuse(String message) {
        return new SQLException(message, Errors.CANNOT_CONNECT);
    }
}
