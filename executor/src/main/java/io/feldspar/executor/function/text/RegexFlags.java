package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;

/// The flags of regular expressions, as PostgreSQL and DuckDB write them.
///
/// ```text
/// i  case does not matter     c  it does         g  all matches, not the first only
/// s  . matches line ends      m, n  ^ and $ match at line ends
/// ```
final class RegexFlags {

    private RegexFlags() {}

    /// The expression with the flags in it.
    static String expression(Slice expression, Slice flags) {
        StringBuilder inline = new StringBuilder();
        for (char flag : flags.text().toCharArray()) {
            switch (flag) {
                case 'i', 's' -> inline.append(flag);
                case 'm', 'n' -> inline.append('m');
                case 'c', 'g' -> {}
                default ->
                        throw new FeldsparException(
                                ErrorCode.INVALID_PARAMETER,
                                "The flag '%s' of a regular expression is not known"
                                        .formatted(flag),
                                "Use i, c, s, m, n and g.");
            }
        }
        return inline.isEmpty() ? expression.text() : "(?" + inline + ")" + expression.text();
    }

    /// Whether all matches are meant.
    static boolean all(Slice flags) {
        return flags.text().indexOf('g') >= 0;
    }
}
