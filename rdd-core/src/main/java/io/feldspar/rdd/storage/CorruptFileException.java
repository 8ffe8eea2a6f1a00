package io.feldspar.rdd.storage;

import java.io.IOException;

/// A file of cached rows does not fit its checksums or ends too early.
public final class CorruptFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public CorruptFileException(String message) {
        super(message);
    }
}
