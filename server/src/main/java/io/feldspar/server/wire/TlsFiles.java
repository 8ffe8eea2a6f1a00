package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The server's certificate and key, from PEM files.
final class TlsFiles {

    private TlsFiles() {}

    /// Null where connections are not encrypted.
    static @Nullable SslContext context(ServerOptions options) {
        String certificate = options.get(ServerSetting.TLS_CERTIFICATE);
        String key = options.get(ServerSetting.TLS_KEY);
        if (certificate.isEmpty()) {
            return null;
        }
        try {
            return SslContextBuilder.forServer(new File(certificate), new File(key))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException | IllegalArgumentException error) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The certificate '%s' with the key '%s' cannot be used: %s"
                            .formatted(certificate, key, cause.getMessage()),
                    "Give PEM files, the key in PKCS #8 and without a password.",
                    error);
        }
    }
}
