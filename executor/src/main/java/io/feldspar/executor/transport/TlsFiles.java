package io.feldspar.executor.transport;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.nio.file.Path;

/// The PEM files by which a process encrypts the connections of a cluster; empty texts where they
/// are not encrypted.
///
/// @param certificate the file of the process's certificate and of those that signed it
/// @param key the file of its private key
public record TlsFiles(String certificate, String key) {

    /// Connections are not encrypted.
    public static final TlsFiles NONE = new TlsFiles("", "");

    public TlsFiles {
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "A certificate and its key must be given together",
                    "Set both feldspar.cluster.tls.certificate and feldspar.cluster.tls.key.");
        }
        certificate = absolute(certificate);
        key = absolute(key);
    }

    private static String absolute(String path) {
        return path.isEmpty() ? path : Path.of(path).toAbsolutePath().toString();
    }

    public boolean isNone() {
        return certificate.isEmpty();
    }
}
