package io.feldspar.executor.standalone.message;

import java.util.regex.Pattern;

/// What applications and executors are called: names of directories that lead nowhere else.
final class Identifier {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Identifier() {}

    /// @throws IllegalArgumentException where it is anything else
    static void check(String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("'%s' is not an identifier".formatted(id));
        }
    }
}
