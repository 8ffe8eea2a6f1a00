package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import org.jspecify.annotations.Nullable;

/// Says where a Parquet file is damaged.
final class Corruption {

    private Corruption() {}

    static FeldsparException at(
            FileBytes file, long offset, String what, @Nullable Throwable cause) {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "Parquet file '%s' is damaged at byte %d: %s".formatted(file.name(), offset, what),
                "Restore it from its source.",
                cause);
    }
}
