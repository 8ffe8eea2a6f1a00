package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A JAR with the classes of functions.
///
/// @param sha256 of its content, in hexadecimal digits; a file with another content is refused
public record FunctionJar(String path, String sha256) {

    private static final long MAX_BYTES = 256L << 20;

    /// The JAR as it is now.
    ///
    /// @throws FeldsparException with FILE_NOT_FOUND or IO_ERROR
    public static FunctionJar at(Path path) {
        return new FunctionJar(path.toAbsolutePath().normalize().toString(), hash(bytes(path)));
    }

    /// The content.
    ///
    /// @throws FeldsparException with FILE_NOT_FOUND, IO_ERROR, or INVALID_PARAMETER if it has
    ///     changed
    byte[] content() {
        byte[] bytes = bytes(Path.of(path));
        if (!hash(bytes).equals(sha256)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "JAR '%s' has changed since its functions were created".formatted(path),
                    "CREATE OR REPLACE FUNCTION takes the new content.");
        }
        return bytes;
    }

    private static byte[] bytes(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new FeldsparException(
                        ErrorCode.FILE_NOT_FOUND,
                        "JAR '%s' not found".formatted(path),
                        "Executors on other machines look for it at the same path.");
            }
            if (Files.size(path) > MAX_BYTES) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "JAR '%s' has more than %d MB".formatted(path, MAX_BYTES >> 20),
                        "Take out what the function does not need.");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "JAR '%s' cannot be read: %s".formatted(path, e.getMessage()),
                    e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
