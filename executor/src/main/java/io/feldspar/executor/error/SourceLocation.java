package io.feldspar.executor.error;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where an expression is in the statement, for error messages: its text as the user wrote it, and
/// line and column if known.
///
/// Any two locations are equal, so that records which hold one are equal if everything else is:
/// common expressions are computed once, and kernels are shared regardless of location.
public final class SourceLocation {

    /// Nothing is known.
    public static final SourceLocation UNKNOWN = new SourceLocation(() -> "");

    private final Supplier<String> text;

    private SourceLocation(Supplier<String> text) {
        this.text = text;
    }

    /// @param text as in `in a / b at 2:8`, asked for only when an error is raised
    public static SourceLocation of(Supplier<String> text) {
        return new SourceLocation(text);
    }

    /// Of a column whose values are converted.
    public static SourceLocation column(String name) {
        return new SourceLocation(() -> "in column '" + name + "'");
    }

    @SuppressWarnings("ReferenceEquality")
    public boolean known() {
        return this != UNKNOWN;
    }

    String text() {
        return text.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceLocation;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return text();
    }
}
