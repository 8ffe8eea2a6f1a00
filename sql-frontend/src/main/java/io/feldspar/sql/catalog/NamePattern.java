package io.feldspar.sql.catalog;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A LIKE pattern for names, which matches in any case of letters: `%` stands for any characters,
/// `_` for any one.
///
/// @param like the pattern as SQL writes it
public record NamePattern(String like) {

    public static final NamePattern ALL = new NamePattern("%");

    /// Tells of a name whether it matches.
    public Predicate<String> matcher() {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern pattern =
                Pattern.compile(
                        regex.toString(),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return name -> pattern.matcher(name).matches();
    }
}
