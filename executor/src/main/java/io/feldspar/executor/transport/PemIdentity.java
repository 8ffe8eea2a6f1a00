package io.feldspar.executor.transport;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate with those that signed it, and its private key.
///
/// @param chain the certificate first
public record PemIdentity(List<X509Certificate> chain, PrivateKey key) {

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

    /// Reads two PEM files.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where they cannot be used together
    public static PemIdentity read(Path certificate, Path key) {
        try {
            List<X509Certificate> chain = chain(certificate);
            PublicKey publicKey = chain.getFirst().getPublicKey();
            PrivateKey privateKey = privateKey(key, publicKey);
            requireSame(privateKey, publicKey);
            return new PemIdentity(chain, privateKey);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException error) {
            throw unusable(certificate, key, error);
        }
    }

    /// The error for files that cannot be used.
    public static FeldsparException unusable(Path certificate, Path key, Exception error) {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "The certificate '%s' with the key '%s' cannot be used: %s"
                        .formatted(certificate, key, error.getMessage()),
                "Give PEM files, the key in PKCS #8 and without a password.",
                error);
    }

    /// The certificate that all others follow from; the only one where it signed itself.
    public X509Certificate authority() {
        return chain.getLast();
    }

    private static List<X509Certificate> chain(Path certificate)
            throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(certificate)) {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new IllegalArgumentException("it contains no certificate");
            }
            return chain;
        }
    }

    private static PrivateKey privateKey(Path key, PublicKey publicKey)
            throws IOException, GeneralSecurityException {
        Matcher pem = PRIVATE_KEY.matcher(Files.readString(key));
        if (!pem.find()) {
            throw new IllegalArgumentException("it contains no private key in PKCS #8");
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
}
