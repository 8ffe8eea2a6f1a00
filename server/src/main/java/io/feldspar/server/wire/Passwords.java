package io.feldspar.server.wire;

import io.feldspar.jdbc.wire.Scram;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Passwords that were right a short time ago, as hashes with a key of this process: over HTTP each
/// request bears one, and to check it takes many milliseconds.
final class Passwords {

    private static final long VALID_NANOS = 60_000_000_000L;

    private final byte[] secret = Scram.random(32);
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(byte[] hash, long since) {}

    boolean verify(Authenticator users, String user, String password) {
        byte[] hash = Scram.hmac(secret, user + '\0' + password);
        Known before = known.get(user);
        long now = System.nanoTime();
        if (before != null
                && now - before.since() < VALID_NANOS
                && MessageDigest.isEqual(before.hash(), hash)) {
            return true;
        }
        boolean right = users.verify(user, password);
        if (right) {
            known.put(user, new Known(hash, now));
        }
        return right;
    }
}
