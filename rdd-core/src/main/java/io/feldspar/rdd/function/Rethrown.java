package io.feldspar.rdd.function;

/// Lets a checked exception pass where none is declared, as itself: the task that it ends reports
/// what the user threw, not a wrapper.
final class Rethrown {

    private Rethrown() {}

    /// Throws the exception; the return type only lets callers write `throw`.
    static RuntimeException unchecked(Exception thrown) {
        throw Rethrown.<RuntimeException>as(thrown);
    }

    /// The cast is erased, so what comes out is what came in.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E as(Exception thrown) throws E {
        throw (E) thrown;
    }
}
