package io.feldspar.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name with `%` for any characters and `_` for one, as DatabaseMetaData takes; `\` escapes.
final class NamePattern {

    static final String ESCAPE = "\\";

    private final @Nullable Pattern pattern;
    private final @Nullable String literal;

    private NamePattern(@Nullable Pattern pattern, @Nullable String literal) {
        this.pattern = pattern;
        this.literal = literal;
    }

    /// Null matches every name.
    static NamePattern of(@Nullable String text) {
        if (text == null) {
            return new NamePattern(null, null);
        }
        StringBuilder regex = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        boolean anyCharacters = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '%') {
                regex.append(".*");
                anyCharacters = true;
            } else if (each == '_') {
                regex.append('.');
                plain.append('_');
            } else {
                boolean escape = each == ESCAPE.charAt(0) && i + 1 < text.length();
                char literal = escape ? text.charAt(++i) : each;
                regex.append(Pattern.quote(String.valueOf(literal)));
                plain.append(literal);
            }
        }
        return new NamePattern(
                Pattern.compile(regex.toString(), Pattern.DOTALL),
                anyCharacters ? null : plain.toString());
    }

    /// Matches that name only, or every one where it is null.
    static NamePattern exactly(@Nullable String name) {
        return new NamePattern(name == null ? null : Pattern.compile(Pattern.quote(name)), name);
    }

    /// The pattern as a name, with `_` taken literally; null if the pattern contains `%`.
    @Nullable String literal() {
        return literal;
    }

    boolean matches(String name) {
        return pattern == null || pattern.matcher(name).matches();
    }
}
