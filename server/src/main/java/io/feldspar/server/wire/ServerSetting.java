package io.feldspar.server.wire;

import io.feldspar.server.admission.GroupSetting;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.dialect.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// The settings of the server itself, given when it starts.
public final class ServerSetting {

    /// The prefix of the keys that do not belong to a further protocol.
    public static final String PREFIX = "feldspar.server.";

    private static final String HIVE = "feldspar.hive.";
    private static final String HTTP = "feldspar.http.";

    /// The value `off` of [#HIVE_PORT] and [#HTTP_PORT].
    public static final int OFF = -1;

    private static final int MOST_PORT = 65_535;
    private static final int MOST = 1_000_000;

    public static final Setting<String> HOST =
            setting(
                    "host",
                    "The address to listen on. Beyond this machine the server listens only with"
                            + " users.",
                    "127.0.0.1",
                    Function.identity());

    public static final Setting<Integer> PORT =
            setting(
                    "port",
                    "The port to listen on; 0 selects a free port.",
                    "8470",
                    text -> Setting.number(text, 0, MOST_PORT));

    public static final Setting<String> USERS =
            setting(
                    "users",
                    "The file of users and their keys, which './feldspar adduser' writes; without"
                            + " it, no password is required.",
                    "",
                    Function.identity());

    public static final Setting<String> LDAP_URL =
            setting(
                    "ldap.url",
                    "The directory that checks the passwords of users, such as"
                            + " ldaps://directory.example.com, in place of a file of users.",
                    "",
                    Function.identity());

    public static final Setting<String> LDAP_USER =
            setting(
                    "ldap.user",
                    "The distinguished name of a user in the directory, such as"
                            + " uid={user},ou=people,dc=example,dc=com.",
                    "",
                    Function.identity());

    public static final Setting<String> JWT_KEYS =
            setting(
                    "jwt.keys",
                    "The keys that sign the tokens of users, a JSON Web Key Set: a file, or a URL"
                            + " such as https://login.example.com/keys.",
                    "",
                    Function.identity());

    public static final Setting<String> JWT_ISSUER =
            setting(
                    "jwt.issuer",
                    "Whose tokens count: their claim 'iss'.",
                    "",
                    Function.identity());

    public static final Setting<String> JWT_AUDIENCE =
            setting(
                    "jwt.audience",
                    "The required audience of tokens: a value of their claim 'aud'.",
                    "",
                    Function.identity());

    public static final Setting<String> JWT_USER =
            setting(
                    "jwt.user",
                    "The claim of a token that holds the user's name, such as preferred_username.",
                    "sub",
                    Function.identity());

    public static final Setting<String> TLS_CERTIFICATE =
            setting(
                    "tls.certificate",
                    "The PEM file of the server's certificate and those that signed it; without"
                            + " it connections are not encrypted.",
                    "",
                    Function.identity());

    public static final Setting<String> TLS_KEY =
            setting(
                    "tls.key",
                    "The PEM file of the certificate's private key, in PKCS #8.",
                    "",
                    Function.identity());

    public static final Setting<Integer> MAX_CONNECTIONS =
            setting(
                    "maxConnections",
                    "How many connections may be open; further ones are refused.",
                    "1000",
                    text -> Setting.number(text, 1, MOST));

    public static final Setting<Long> MAX_REQUEST =
            setting(
                    "maxRequest",
                    "How large a request, with its SQL and parameters, may be.",
                    "64MB",
                    ServerSetting::request);

    public static final Setting<Duration> HANDSHAKE_TIMEOUT =
            setting(
                    "handshakeTimeout",
                    "After what time a connection without a session is closed.",
                    "10s",
                    Setting::duration);

    public static final Setting<Duration> CLIENT_TIMEOUT =
            setting(
                    "clientTimeout",
                    "Time without a message after which a client with a running statement is considered lost; it is"
                            + " pinged before.",
                    "30s",
                    ServerSetting::positive);

    public static final Setting<Duration> SESSION_TIMEOUT =
            setting(
                    "sessionTimeout",
                    "After what time without a request a session ends; 0 for never.",
                    "8h",
                    Setting::duration);

    public static final Setting<Duration> DRAIN_TIMEOUT =
            setting(
                    "drainTimeout",
                    "How long a server that is stopped lets statements finish.",
                    "30s",
                    Setting::duration);

    public static final Setting<String> AUDIT_FILE =
            setting(
                    "audit.file",
                    "The file that gets a line for each statement that has ended; without it,"
                            + " nothing is recorded.",
                    "",
                    Function.identity());

    public static final Setting<Long> AUDIT_MAX_SIZE =
            setting(
                    "audit.maxSize",
                    "How large the audit file may be before a new one is begun.",
                    "100MB",
                    Setting::bytes);

    public static final Setting<Integer> AUDIT_MAX_FILES =
            setting(
                    "audit.maxFiles",
                    "How many full audit files are kept.",
                    "10",
                    text -> Setting.number(text, 0, MOST));

    public static final Setting<String> HISTORY_DIRECTORY =
            setting(
                    "history.dir",
                    "The directory where statements that have ended are recorded with their plans,"
                            + " for './feldspar history'; without it they are not.",
                    "",
                    Function.identity());

    public static final Setting<Long> HISTORY_MAX_SIZE =
            setting(
                    "history.maxSize",
                    "How large the files of the history may be together; the oldest tenth is"
                            + " deleted.",
                    "1GB",
                    Setting::bytes);

    public static final Setting<Integer> HIVE_PORT =
            new Setting<>(
                    HIVE + "port",
                    "The port of HiveServer2's protocol; 0 selects a free port, off opens none.",
                    "10000",
                    false,
                    ServerSetting::optionalPort);

    public static final Setting<Dialect> HIVE_DIALECT =
            new Setting<>(
                    HIVE + "dialect",
                    "The SQL dialect of HiveServer2's sessions; its drivers put values into the"
                            + " text as spark escapes them.",
                    "spark",
                    false,
                    Dialect::of);

    public static final Setting<Integer> HTTP_PORT =
            new Setting<>(
                    HTTP + "port",
                    "The port of the web page, REST and metrics; 0 selects a free port, off opens"
                            + " none.",
                    "8471",
                    false,
                    ServerSetting::optionalPort);

    /// All of them, in the order in which they are documented.
    public static final List<Setting<?>> ALL =
            List.of(
                    HOST,
                    PORT,
                    USERS,
                    LDAP_URL,
                    LDAP_USER,
                    JWT_KEYS,
                    JWT_ISSUER,
                    JWT_AUDIENCE,
                    JWT_USER,
                    TLS_CERTIFICATE,
                    TLS_KEY,
                    MAX_CONNECTIONS,
                    MAX_REQUEST,
                    HANDSHAKE_TIMEOUT,
                    CLIENT_TIMEOUT,
                    SESSION_TIMEOUT,
                    DRAIN_TIMEOUT,
                    AUDIT_FILE,
                    AUDIT_MAX_SIZE,
                    AUDIT_MAX_FILES,
                    HISTORY_DIRECTORY,
                    HISTORY_MAX_SIZE,
                    HIVE_PORT,
                    HIVE_DIALECT,
                    HTTP_PORT);

    private ServerSetting() {}

    private static <T> Setting<T> setting(
            String name, String description, String defaultText, Function<String, T> parser) {
        return new Setting<>(PREFIX + name, description, defaultText, false, parser);
    }

    /// Whether only a server can have a setting of that key.
    public static boolean isServers(String key) {
        return key.startsWith(PREFIX)
                || key.startsWith(HIVE)
                || key.startsWith(HTTP)
                || key.startsWith(GroupSetting.PREFIX);
    }

    private static int optionalPort(String text) {
        return text.equals("off") ? OFF : Setting.number(text, 0, MOST_PORT);
    }

    private static Duration positive(String text) {
        Duration duration = Setting.duration(text);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("it must be longer than 0");
        }
        return duration;
    }

    private static long request(String text) {
        long bytes = Setting.bytes(text);
        if (bytes < 1 << 16 || bytes > 1 << 30) {
            throw new IllegalArgumentException("it must be between 64KB and 1GB");
        }
        return bytes;
    }
}
