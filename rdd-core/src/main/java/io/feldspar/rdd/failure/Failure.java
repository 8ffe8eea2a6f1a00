package io.feldspar.rdd.failure;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/// What went wrong in a task or in a caller's code, without the Java object that was thrown.
///
/// @param errorClass the class that was thrown, or a word for what no exception tells
/// @param code the application's code for the error; empty where the error has none
/// @param problem what is wrong, without a full stop where there is a code
/// @param location where, in the application's words; may be empty
/// @param advice what to do about it; may be empty
/// @param retriable whether running the task again may help
/// @param stack the stack trace with all causes, as text; may be empty
public record Failure(
        String errorClass,
        String code,
        String problem,
        String location,
        String advice,
        boolean retriable,
        String stack)
        implements Serializable {

    /// Longer chains of causes are not searched: a chain may be a circle.
    private static final int MAX_CAUSES = 1000;

    /// A failure that no exception tells of and that a retry may cure.
    public static Failure of(String errorClass, String problem) {
        return new Failure(errorClass, "", problem, "", "", true, "");
    }

    /// What was thrown. Of an error and its causes, the first one that describes itself or that
    /// is an OutOfMemoryError counts; if there is none, the error itself, and a retry may help.
    public static Failure of(Throwable error) {
        Throwable cause = error;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof DescribedError described) {
                return described.describe().withStack(stackOf(error));
            }
            if (cause instanceof OutOfMemoryError) {
                return undescribed(cause, true).withStack(stackOf(error));
            }
            cause = cause.getCause();
        }
        return undescribed(error, true).withStack(stackOf(error));
    }

    /// For a [DescribedError] that has no code and that no retry cures.
    public static Failure notRetriable(Throwable error) {
        return undescribed(error, false);
    }

    private static Failure undescribed(Throwable error, boolean retriable) {
        @Nullable String message = error.getMessage();
        return new Failure(
                error.getClass().getName(),
                "",
                message == null ? "" : message,
                "",
                "",
                retriable,
                "");
    }

    private Failure withStack(String text) {
        return new Failure(errorClass, code, problem, location, advice, retriable, text);
    }

    /// The class and what is wrong, as `Throwable.toString` has it.
    public String summary() {
        String where = location.isEmpty() ? "" : " " + location;
        return problem.isEmpty() ? errorClass : errorClass + ": " + problem + where;
    }

    private static String stackOf(Throwable error) {
        StringWriter out = new StringWriter();
        error.printStackTrace(new PrintWriter(out, true));
        return out.toString();
    }
}
