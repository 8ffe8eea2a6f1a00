package io.feldspar.executor.standalone.message;

import java.util.regex.Pattern;

/// What applications and executors are called: names of directories that lead nowhere else.
final class Identifier {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Identifier() {}

    /// @throws IllegalArgumentException where it is not a SHA-256
    static void checkHash(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("'%s' is not a SHA-256".formatted(hash));
        }
    }

    /// @throws IllegalArgumentException where it is anything else
    static void check(String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("'%s' is not an identifier".formatted(id));
        }
    }
}
