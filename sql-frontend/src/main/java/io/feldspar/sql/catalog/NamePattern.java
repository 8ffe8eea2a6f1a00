package io.feldspar.sql.catalog;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A pattern for names, which matches in any case of letters: `%` stands for any characters, `_`
/// for any one.
///
/// @param alternatives of which a name matches one
public record NamePattern(List<String> alternatives) {

    public static final NamePattern ALL = new NamePattern("%");

    public NamePattern {
        alternatives = List.copyOf(alternatives);
    }

    /// @param like the pattern as SQL writes it after LIKE
    public NamePattern(String like) {
        this(List.of(like));
    }

    /// A pattern as SHOW takes it, where `*` stands for any characters too, and `|` separates
    /// alternatives.
    public static NamePattern ofShow(String pattern) {
        return new NamePattern(
                List.of(pattern.replace('*', '%').split("\\|", -1)).stream()
                        .map(String::strip)
                        .toList());
    }

    /// Tells of a name whether it matches.
    public Predicate<String> matcher() {
        StringBuilder regex = new StringBuilder();
        for (String like : alternatives) {
            regex.append(regex.isEmpty() ? "" : "|");
            for (int i = 0; i < like.length(); i++) {
                char c = like.charAt(i);
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        Pattern pattern =
                Pattern.compile(
                        regex.toString(),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return name -> pattern.matcher(name).matches();
    }
}
