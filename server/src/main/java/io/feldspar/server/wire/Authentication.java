package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.wire.Bearer;
import io.feldspar.jdbc.wire.Plain;
import io.feldspar.jdbc.wire.Scram;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How clients prove who they are: not at all, by a file of users, by a directory, or by tokens,
/// alone or in addition. Thread-safe.
///
/// @param users for SCRAM-SHA-256, or null
/// @param authenticator checks passwords, or null
/// @param tokens or null
record Authentication(
        @Nullable UserFile users,
        @Nullable Authenticator authenticator,
        @Nullable Tokens tokens,
        Passwords passwords) {

    /// @param address where the server is to listen
    /// @throws FeldsparException where strangers would be let in, or secrets could be read
    static Authentication of(ServerOptions options, InetAddress address) {
        String file = options.get(ServerSetting.USERS);
        String url = options.get(ServerSetting.LDAP_URL);
        if (!file.isEmpty() && !url.isEmpty()) {
            throw wrong(
                    "Both '%s' and '%s' are set"
                            .formatted(ServerSetting.USERS.key(), ServerSetting.LDAP_URL.key()),
                    "Set one of them.");
        }
        Tokens tokens = null;
        if (!options.get(ServerSetting.JWT_KEYS).isEmpty()) {
            requireTls(options, address, "Tokens");
            tokens = Tokens.of(options);
        }
        if (!url.isEmpty()) {
            return new Authentication(
                    null, directory(options, url, address), tokens, new Passwords());
        }
        if (file.isEmpty()) {
            if (tokens == null) {
                requireLoopback(address, options.get(ServerSetting.HOST));
            }
            return new Authentication(null, null, tokens, new Passwords());
        }
        UserFile users = new UserFile(Path.of(file));
        users.check();
        return new Authentication(users, users, tokens, new Passwords());
    }

    private static FeldsparException wrong(String problem, String advice) {
        return new FeldsparException(ErrorCode.INVALID_PARAMETER, problem, advice);
    }

    private static void requireLoopback(InetAddress address, String host) {
        if (!address.isLoopbackAddress()) {
            throw wrong(
                    "The server would listen on '%s' of '%s' and let everyone in"
                            .formatted(host, ServerSetting.HOST.key()),
                    "Set '%s', or listen on 127.0.0.1.".formatted(ServerSetting.USERS.key()));
        }
    }

    private static LdapDirectory directory(ServerOptions options, String url, InetAddress address) {
        String pattern = options.get(ServerSetting.LDAP_USER);
        if (!pattern.contains(LdapDirectory.PLACE)) {
            throw wrong(
                    "'%s' has no placeholder for the user: '%s'"
                            .formatted(ServerSetting.LDAP_USER.key(), pattern),
                    "Write %s there.".formatted(LdapDirectory.PLACE));
        }
        if (!url.startsWith("ldaps://") && !(url.startsWith("ldap://") && isLocal(url))) {
            throw wrong(
                    "Passwords could be read on their way to the directory '%s'".formatted(url),
                    "Use ldaps:// in '%s'.".formatted(ServerSetting.LDAP_URL.key()));
        }
        requireTls(options, address, "Passwords for the directory");
        return new LdapDirectory(url, pattern);
    }

    private static void requireTls(ServerOptions options, InetAddress address, String secrets) {
        if (!address.isLoopbackAddress() && options.get(ServerSetting.TLS_CERTIFICATE).isEmpty()) {
            throw wrong(
                    secrets + " could be read on their way to the server",
                    "Set '%s' too.".formatted(ServerSetting.TLS_CERTIFICATE.key()));
        }
    }

    /// Whether the host of the URL is this machine.
    static boolean isLocal(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException unknown) {
            return false;
        }
    }

    /// Whether clients have to say who they are.
    boolean isRequired() {
        return authenticator != null || tokens != null;
    }

    /// How a client of the Feldspar protocol does it.
    List<String> mechanisms() {
        List<String> mechanisms = new ArrayList<>();
        if (authenticator != null) {
            mechanisms.add(users == null ? Plain.MECHANISM : Scram.MECHANISM);
        }
        if (tokens != null) {
            mechanisms.add(Bearer.MECHANISM);
        }
        return mechanisms;
    }

    /// Whether that is a user's password, or none is needed. It may take a while.
    boolean admits(String user, String password) {
        return authenticator == null
                ? !isRequired()
                : passwords.verify(authenticator, user, password);
    }

    /// The user that a token names. It may take a while.
    ///
    /// @throws FeldsparException where the token does not count
    String user(String token) {
        if (tokens == null) {
            throw new FeldsparException(
                    ErrorCode.AUTHENTICATION_FAILED, "The server does not accept tokens");
        }
        return tokens.user(token);
    }
}
