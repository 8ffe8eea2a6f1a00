package io.feldspar.executor.source.parquet.format;

/// Bytes that no correct writer produces. The caller that knows the file and the offset converts it
/// to a [io.feldspar.executor.error.FeldsparException] with DATA_CORRUPT.
public final class CorruptDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptDataException(String message) {
        super(message);
    }
}
