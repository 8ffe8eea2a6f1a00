package io.feldspar.executor.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An error that reaches the user as it stands: what is wrong, where, and what to do.
public final class FeldsparException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What is wrong, and the sentence that tells what to do; the former may quote any text.
    private static final Pattern WRONG_AND_ADVICE =
            Pattern.compile("(.*)(\\. \\p{Lu}.*)", Pattern.DOTALL);

    private final ErrorCode code;
    private final boolean located;

    public FeldsparException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public FeldsparException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, cause, false);
    }

    private FeldsparException(
            ErrorCode code, String message, @Nullable Throwable cause, boolean located) {
        super(message, cause);
        this.code = code;
        this.located = located;
    }

    public ErrorCode code() {
        return code;
    }

    public String sqlState() {
        return code.sqlState();
    }

    /// The error with the place of the expression that raised it, as
    /// `Division by zero in a / b at 1:8. Use NULLIF …`. Itself where the place is not known, where
    /// it has one already, and where what the user wrote is not to blame.
    public FeldsparException at(SourceLocation location) {
        if (located || !location.known() || !blamesText()) {
            return this;
        }
        String message = String.valueOf(getMessage());
        Matcher matcher = WRONG_AND_ADVICE.matcher(message);
        boolean advises = matcher.matches();
        String wrong = advises ? matcher.group(1) : message.replaceFirst("\\.$", "");
        String advice = advises ? matcher.group(2) : ".";
        return new FeldsparException(code, wrong + " " + location.text() + advice, this, true);
    }

    private boolean blamesText() {
        return switch (code.category()) {
            case USER -> code != ErrorCode.QUERY_CANCELLED;
            case RESOURCE -> code == ErrorCode.VALUE_TOO_LARGE;
            case INTERNAL, CLUSTER -> false;
        };
    }
}
