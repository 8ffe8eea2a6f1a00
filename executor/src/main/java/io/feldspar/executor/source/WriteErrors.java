package io.feldspar.executor.source;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Errors for failed writes. They name the path of the statement, not the temporary file that was
/// being written.
public final class WriteErrors {

    private WriteErrors() {}

    /// DISK_FULL or IO_ERROR.
    public static FeldsparException of(Path destination, IOException cause) {
        String reason = reason(cause);
        if (reason.contains("No space left") || reason.contains("quota")) {
            return new FeldsparException(
                    ErrorCode.DISK_FULL,
                    "'%s' cannot be written: the disk is full".formatted(destination),
                    "Make space and try again.",
                    cause);
        }
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "'%s' cannot be written: %s".formatted(destination, reason),
                cause);
    }

    /// The reason of the failure, without the path of the temporary file.
    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException error) {
            String reason = error.getReason();
            return switch (error) {
                case NoSuchFileException _ -> "the directory does not exist any more";
                case AccessDeniedException _ -> "permission denied";
                default -> reason == null ? error.getClass().getSimpleName() : reason;
            };
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
