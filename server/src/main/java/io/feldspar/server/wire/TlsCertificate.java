package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's certificate and key, from PEM files. New files are used for new connections; where
/// they cannot be, such as while only one of both is new, those of before are. Thread-safe.
final class TlsCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(TlsCertificate.class);
    private static final long CHECK_NANOS = 1_000_000_000L;
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

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
            throw unusable(error);
        }
    }

    private SslContext load() {
        try {
            X509Certificate[] chain = chain();
            PrivateKey ofServer = privateKey(chain[0].getPublicKey());
            requireSame(ofServer, chain[0].getPublicKey());
            return SslContextBuilder.forServer(ofServer, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException error) {
            throw unusable(error);
        }
    }

    private X509Certificate[] chain() throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(certificate)) {
            X509Certificate[] chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                            .map(X509Certificate.class::cast)
                            .toArray(X509Certificate[]::new);
            if (chain.length == 0) {
                throw new IllegalArgumentException("there is no certificate in it");
            }
            return chain;
        }
    }

    private PrivateKey privateKey(PublicKey publicKey)
            throws IOException, GeneralSecurityException {
        Matcher pem = PRIVATE_KEY.matcher(Files.readString(key));
        if (!pem.find()) {
            throw new IllegalArgumentException("there is no private key in PKCS #8");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(publicKey.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    /// Tries whether one key verifies what the other signs.
    private static void requireSame(PrivateKey privateKey, PublicKey publicKey)
            throws GeneralSecurityException {
        String algorithm =
                switch (publicKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> publicKey.getAlgorithm();
                };
        byte[] text = {1, 2, 3};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(text);
        byte[] signature = signer.sign();
        signer.initVerify(publicKey);
        signer.update(text);
        if (!signer.verify(signature)) {
            throw new IllegalArgumentException("the key is not that of the certificate");
        }
    }

    private FeldsparException unusable(Exception error) {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "The certificate '%s' with the key '%s' cannot be used: %s"
                        .formatted(certificate, key, error.getMessage()),
                "Give PEM files, the key in PKCS #8 and without a password.",
                error);
    }
}
