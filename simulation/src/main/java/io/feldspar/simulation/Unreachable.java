package io.feldspar.simulation;

/// The driver does not answer now; a task that needs it waits.
final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable() {
        super("the driver does not answer", null, false, false);
    }
}
