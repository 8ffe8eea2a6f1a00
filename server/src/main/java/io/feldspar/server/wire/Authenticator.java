package io.feldspar.server.wire;

/// Knows users and their passwords. Thread-safe.
interface Authenticator {

    /// Whether there is such a user with that password. It may take a while.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException where it cannot be told
    boolean verify(String user, String password);
}
