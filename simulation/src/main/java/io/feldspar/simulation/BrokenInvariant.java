package io.feldspar.simulation;

/// Ends a run at the moment when an invariant breaks. An Error, because handlers of the schedulers
/// catch exceptions of user code.
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
