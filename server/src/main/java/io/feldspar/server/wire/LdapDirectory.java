package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.Hashtable;
import javax.naming.AuthenticationException;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.Rdn;

/// Users of a directory, whose passwords it checks by a simple bind (RFC 4513).
final class LdapDirectory implements Authenticator {

    /// What stands for the user in [ServerSetting#LDAP_USER].
    static final String PLACE = "{user}";

    private static final String TIMEOUT_MILLIS = "10000";

    private final String url;
    private final String pattern;

    /// @param url such as `ldaps://directory.example.com`
    /// @param pattern the distinguished name of a user, with [#PLACE] for the user's own
    LdapDirectory(String url, String pattern) {
        this.url = url;
        this.pattern = pattern;
    }

    @Override
    public boolean verify(String user, String password) {
        if (user.isEmpty() || password.isEmpty()) {
            // A bind without a password succeeds for anyone.
            return false;
        }
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, url);
        environment.put(Context.SECURITY_AUTHENTICATION, "simple");
        environment.put(Context.SECURITY_PRINCIPAL, pattern.replace(PLACE, Rdn.escapeValue(user)));
        environment.put(Context.SECURITY_CREDENTIALS, password);
        environment.put("com.sun.jndi.ldap.connect.timeout", TIMEOUT_MILLIS);
        environment.put("com.sun.jndi.ldap.read.timeout", TIMEOUT_MILLIS);
        try {
            new InitialLdapContext(environment, null).close();
            return true;
        } catch (AuthenticationException | InvalidNameException refused) {
            return false;
        } catch (NamingException error) {
            throw new FeldsparException(
                    ErrorCode.CONNECTION_FAILURE,
                    "The user directory '%s' cannot be queried".formatted(url),
                    "Try again later.",
                    error);
        }
    }
}
