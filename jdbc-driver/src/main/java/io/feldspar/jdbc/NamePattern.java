package io.feldspar.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name with `%` for any characters and `_` for one, as DatabaseMetaData takes; `\` escapes.
final class NamePattern {

    static final String ESCAPE = "\\";

    private final @Nullable Pattern pattern;

    private NamePattern(@Nullable Pattern pattern) {
        this.pattern = pattern;
    }

    /// Null matches every name.
    static NamePattern of(@Nullable String text) {
        if (text == null) {
            return new NamePattern(null);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '%') {
                regex.append(".*");
            } else if (each == '_') {
                regex.append('.');
            } else {
                boolean escape = each == ESCAPE.charAt(0) && i + 1 < text.length();
                char literal = escape ? text.charAt(++i) : each;
                regex.append(Pattern.quote(String.valueOf(literal)));
            }
        }
        return new NamePattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /// Matches that name only, or every one where it is null.
    static NamePattern exactly(@Nullable String name) {
        return new NamePattern(name == null ? null : Pattern.compile(Pattern.quote(name)));
    }

    boolean matches(String name) {
        return pattern == null || pattern.matcher(name).matches();
    }
}
