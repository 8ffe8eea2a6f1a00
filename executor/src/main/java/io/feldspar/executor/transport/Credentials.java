package io.feldspar.executor.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the processes of one application have in common, and nobody else knows.
public final class Credentials {

    static final int MAC_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final String applicationId;
    private final byte[] secret;
    private final TlsFiles tls;

    private Credentials(String applicationId, byte[] secret, TlsFiles tls) {
        this.applicationId = applicationId;
        this.secret = secret;
        this.tls = tls;
    }

    /// A new secret for an application.
    public static Credentials create(String applicationId) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Credentials(applicationId, secret, TlsFiles.NONE);
    }

    /// @param secret as [#secret] gave it to the process that started this one
    public static Credentials of(String applicationId, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "a secret has %d bytes but this one has %d"
                            .formatted(SECRET_BYTES, secret.length));
        }
        return new Credentials(applicationId, secret.clone(), TlsFiles.NONE);
    }

    /// The credentials of an application whose processes know a common secret: these ones'. Neither
    /// it nor its own goes over a network.
    public Credentials derive(String ofApplication) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] derived =
                    mac.doFinal(("application " + ofApplication).getBytes(StandardCharsets.UTF_8));
            return new Credentials(ofApplication, derived, tls);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /// The same, with connections that are encrypted by these files.
    public Credentials with(TlsFiles files) {
        return new Credentials(applicationId, secret, files);
    }

    /// By what connections are encrypted.
    public TlsFiles tls() {
        return tls;
    }

    public String applicationId() {
        return applicationId;
    }

    /// For a process that is started; never for a command line, a file or a log.
    public byte[] secret() {
        return secret.clone();
    }

    /// Proves to who sent the challenge that this process knows the secret.
    ///
    /// @param role who proves, so that no proof can be sent back as the other's
    byte[] proof(byte role, long fingerprint, byte[] serverNonce, byte[] clientNonce) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(role);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(fingerprint).array());
            mac.update(serverNonce);
            mac.update(clientNonce);
            return mac.doFinal(applicationId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
