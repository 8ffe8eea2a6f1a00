package io.feldspar.executor.function.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;
import org.jspecify.annotations.Nullable;

/// A regular expression in linear time (RE2), compiled once and remembered while it stays the
/// same.
final class Regex {

    /// What compiles in milliseconds to a few megabytes.
    private static final double MAX_SIZE = 20_000;

    private @Nullable String source;
    private @Nullable Pattern pattern;

    Pattern compile(Slice expression) {
        return compile(expression.text());
    }

    Pattern compile(String expression) {
        Pattern known = pattern;
        if (known != null && expression.equals(source)) {
            return known;
        }
        if (RegexSize.of(expression) > MAX_SIZE) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The regular expression '" + expression + "' is too large",
                    "Use smaller counts, or do not nest them.");
        }
        try {
            Pattern compiled = Pattern.compile(expression);
            source = expression;
            pattern = compiled;
            return compiled;
        } catch (PatternSyntaxException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The regular expression '"
                            + expression
                            + "' is not valid: "
                            + cause.getDescription(),
                    "See RE2 for the syntax.",
                    cause);
        }
    }
}
