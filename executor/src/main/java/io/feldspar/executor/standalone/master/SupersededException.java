package io.feldspar.executor.standalone.master;

/// Another master has begun a later epoch: this one must do nothing more.
final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SupersededException(long epoch) {
        super("another master has taken over, with epoch " + epoch);
    }

    SupersededException(Throwable cause) {
        super("another master has taken over", cause);
    }
}
