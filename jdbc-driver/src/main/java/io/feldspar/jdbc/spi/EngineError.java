package io.feldspar.jdbc.spi;

/// What went wrong, in parts, for clients that show more than the message.
///
/// ```text
/// Column 'agee' not found at 1:8. Did you mean 'age'?
/// ────── problem ──────── locat.  ───── advice ─────
/// ```
public final class EngineError {

    private final String code;
    private final String problem;
    private final String location;
    private final String advice;

    public EngineError(String code, String problem, String location, String advice) {
        this.code = code;
        this.problem = problem;
        this.location = location;
        this.advice = advice;
    }

    /// The engine's name for errors of this kind, such as `COLUMN_NOT_FOUND`.
    public String code() {
        return code;
    }

    /// What is wrong, without a full stop.
    public String problem() {
        return problem;
    }

    /// Where, such as `at 1:8` or `in a / b at 1:8`, line and column counted from 1; empty where it
    /// is not known.
    public String location() {
        return location;
    }

    /// What to do about it, whole sentences; empty if there is none.
    public String advice() {
        return advice;
    }
}
