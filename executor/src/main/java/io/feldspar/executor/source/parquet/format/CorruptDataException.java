package io.feldspar.executor.source.parquet.format;

/// Bytes that no correct writer makes. Whoever knows the file and the place turns it into a
/// [io.feldspar.executor.error.FeldsparException] with DATA_CORRUPT.
public final class CorruptDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptDataException(String message) {
        super(message);
    }
}
