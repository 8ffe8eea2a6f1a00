package io.feldspar.executor.error;

import io.feldspar.rdd.failure.DescribedError;
import io.feldspar.rdd.failure.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An error that reaches the user: its code, the problem, where it is, and what to do about it.
///
/// ```text
/// Division by zero in a / b at 1:8. Use NULLIF(divisor, 0) to get NULL instead.
/// ──── problem ─── ── location ───  ────────────────── advice ─────────────────
/// ```
///
/// Code, problem, location and advice are separate, so that code that shows, transports or extends
/// an error never has to parse a message.
public final class FeldsparException extends RuntimeException implements DescribedError {

    private static final long serialVersionUID = 2L;

    private final ErrorCode code;
    private final String problem;
    private final String location;
    private final String advice;
    private boolean inSpark;

    /// @param problem what is wrong, as a sentence with or without its full stop
    public FeldsparException(ErrorCode code, String problem) {
        this(code, problem, "", "", null);
    }

    /// @param advice what to do about it: whole sentences, or nothing
    public FeldsparException(ErrorCode code, String problem, String advice) {
        this(code, problem, "", advice, null);
    }

    public FeldsparException(ErrorCode code, String problem, @Nullable Throwable cause) {
        this(code, problem, "", "", cause);
    }

    public FeldsparException(
            ErrorCode code, String problem, String advice, @Nullable Throwable cause) {
        this(code, problem, "", advice, cause);
    }

    private FeldsparException(
            ErrorCode code,
            String problem,
            String location,
            String advice,
            @Nullable Throwable cause) {
        super(message(problem, location, advice), cause);
        this.code = code;
        this.problem = withoutFullStop(problem);
        this.location = location;
        this.advice = advice;
    }

    private static String message(String problem, String location, String advice) {
        StringBuilder message = new StringBuilder(withoutFullStop(problem));
        if (!location.isEmpty()) {
            message.append(' ').append(location);
        }
        message.append('.');
        if (!advice.isEmpty()) {
            message.append(' ').append(advice);
        }
        return message.toString();
    }

    private static String withoutFullStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    public ErrorCode code() {
        return code;
    }

    public String sqlState() {
        return inSpark ? code.sparkState() : code.sqlState();
    }

    /// The same error with the SQLSTATE that Spark has for it.
    public FeldsparException inSpark() {
        if (inSpark || code.sparkState().equals(code.sqlState())) {
            return this;
        }
        FeldsparException other = new FeldsparException(code, problem, location, advice, this);
        other.inSpark = true;
        return other;
    }

    /// What is wrong, without a full stop.
    public String problem() {
        return problem;
    }

    /// Where, as `in a / b at 1:8`; empty where it is not known.
    public String location() {
        return location;
    }

    /// What to do about it, whole sentences; empty if there is none.
    public String advice() {
        return advice;
    }

    /// The error with the location of the expression that raised it. Itself where the location is
    /// not known, where it has one already, and where what the user wrote is not to blame.
    public FeldsparException at(SourceLocation where) {
        return where.known() && blamesText() ? at(where.text()) : this;
    }

    /// The error with where it is, such as `at 1:8`; itself where it has a location already.
    public FeldsparException at(String where) {
        return location.isEmpty()
                ? new FeldsparException(code, problem, where, advice, this)
                : this;
    }

    /// The same error raised in another thread, with what happened there as its cause.
    public FeldsparException causedBy(Throwable cause) {
        return new FeldsparException(code, problem, location, advice, cause);
    }

    /// The error that a task failed with; empty where it was not one with an [ErrorCode].
    ///
    /// @param cause how the failure reached this process
    public static Optional<FeldsparException> from(Failure failure, Throwable cause) {
        return ErrorCode.named(failure.code())
                .map(
                        code ->
                                new FeldsparException(
                                        code,
                                        failure.problem(),
                                        failure.location(),
                                        failure.advice(),
                                        cause));
    }

    @Override
    public Failure describe() {
        return new Failure(
                FeldsparException.class.getName(),
                code.name(),
                problem,
                location,
                advice,
                code.mayPassOnRetry(),
                "");
    }

    private boolean blamesText() {
        return switch (code.category()) {
            case USER -> code != ErrorCode.QUERY_CANCELLED && code != ErrorCode.QUERY_TIMEOUT;
            case RESOURCE -> code == ErrorCode.VALUE_TOO_LARGE;
            case INTERNAL, CLUSTER -> false;
        };
    }
}
