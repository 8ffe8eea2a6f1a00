package io.feldspar.simulation;

/// Ends the event in which an invariant breaks.
final class BrokenInvariant extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    BrokenInvariant(Violation violation) {
        super(violation.toString(), null, false, false);
        this.violation = violation;
    }

    Violation violation() {
        return violation;
    }
}
