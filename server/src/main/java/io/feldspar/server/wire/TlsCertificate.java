package io.feldspar.server.wire;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.transport.PemIdentity;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's certificate and key, from PEM files. New files are used for new connections; where
/// they cannot be, such as while only one of both is new, those of before are. Thread-safe.
final class TlsCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(TlsCertificate.class);
    private static final long CHECK_NANOS = 1_000_000_000L;

    private final Path certificate;
    private final Path key;

    /// Guarded by this object, as are the next two.
    private SslContext context;

    private Stamp loaded;
    private long checked = System.nanoTime();

    /// When the files were written.
    private record Stamp(FileTime certificate, FileTime key) {}

    private TlsCertificate(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
        this.loaded = stamp();
        this.context = load();
    }

    /// Null where connections are not encrypted.
    static @Nullable TlsCertificate of(ServerOptions options) {
        String certificate = options.get(ServerSetting.TLS_CERTIFICATE);
        String key = options.get(ServerSetting.TLS_KEY);
        return certificate.isEmpty()
                ? null
                : new TlsCertificate(Path.of(certificate), Path.of(key));
    }

    /// What a new connection is encrypted with.
    synchronized SslContext context() {
        long now = System.nanoTime();
        if (now - checked > CHECK_NANOS) {
            checked = now;
            reload();
        }
        return context;
    }

    private void reload() {
        try {
            Stamp current = stamp();
            if (!current.equals(loaded)) {
                context = load();
                loaded = current;
                LOG.info("The certificate '{}' was read again", certificate);
            }
        } catch (FeldsparException error) {
            LOG.warn("The certificate of before is used on: {}", error.getMessage());
        }
    }

    private Stamp stamp() {
        try {
            return new Stamp(
                    Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
        } catch (IOException error) {
            throw PemIdentity.unusable(certificate, key, error);
        }
    }

    private SslContext load() {
        PemIdentity identity = PemIdentity.read(certificate, key);
        try {
            return SslContextBuilder.forServer(
                            identity.key(), identity.chain().toArray(X509Certificate[]::new))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException error) {
            throw PemIdentity.unusable(certificate, key, error);
        }
    }
}
