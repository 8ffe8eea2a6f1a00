package io.feldspar.executor.batch;

import java.io.IOException;

/// Bytes that are not what a [BatchWriter] wrote: damaged, cut short, or of another version.
public final class CorruptBatchException extends IOException {

    private static final long serialVersionUID = 1L;

    public CorruptBatchException(String message) {
        super(message);
    }
}
