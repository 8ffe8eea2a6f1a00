package io.feldspar.jdbc.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What both ends of SCRAM-SHA-256 (RFC 5802, RFC 7677) compute.
///
/// ```text
/// salted      PBKDF2(password, salt, iterations)
/// stored key  SHA-256(HMAC(salted, "Client Key"))
/// server key  HMAC(salted, "Server Key")
/// ```
public final class Scram {

    public static final String MECHANISM = "SCRAM-SHA-256";

    /// The fewest iterations that RFC 7677 allows.
    public static final int LEAST_ITERATIONS = 4096;

    /// More would let a server keep a client busy.
    public static final int MOST_ITERATIONS = 10_000_000;

    /// The header `n,,` for no channel binding, in Base64.
    static final String NO_BINDING = "biws";

    private static final int KEY_BITS = 256;
    private static final int NONCE_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Scram() {}

    public static String nonce() {
        return Base64.getEncoder().encodeToString(random(NONCE_BYTES));
    }

    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    public static byte[] salted(String password, byte[] salt, int iterations) {
        String normalized = Normalizer.normalize(password, Normalizer.Form.NFKC);
        PBEKeySpec spec = new PBEKeySpec(normalized.toCharArray(), salt, iterations, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", error);
        } finally {
            spec.clearPassword();
        }
    }

    public static byte[] clientKey(byte[] salted) {
        return hmac(salted, "Client Key");
    }

    public static byte[] serverKey(byte[] salted) {
        return hmac(salted, "Server Key");
    }

    public static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException("this Java has no HmacSHA256", error);
        }
    }

    public static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException("this Java has no SHA-256", error);
        }
    }

    public static byte[] xor(byte[] left, byte[] right) {
        byte[] mixed = new byte[left.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (byte) (left[i] ^ right[i]);
        }
        return mixed;
    }

    /// The name with `=` and `,` escaped.
    public static String escaped(String name) {
        return name.replace("=", "=3D").replace(",", "=2C");
    }

    public static String unescaped(String name) {
        return name.replace("=2C", ",").replace("=3D", "=");
    }

    /// The attributes `a=value,b=value` by their letters.
    public static Map<Character, String> attributes(String message) throws ProtocolException {
        Map<Character, String> attributes = new TreeMap<>();
        for (String attribute : message.split(",", -1)) {
            if (attribute.length() < 2 || attribute.charAt(1) != '=') {
                throw new ProtocolException("a message of SCRAM is malformed");
            }
            attributes.put(attribute.charAt(0), attribute.substring(2));
        }
        return attributes;
    }

    public static String required(Map<Character, String> attributes, char name)
            throws ProtocolException {
        String value = attributes.get(name);
        if (value == null) {
            throw new ProtocolException("a message of SCRAM lacks the attribute " + name);
        }
        return value;
    }

    public static byte[] decoded(String base64) throws ProtocolException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException error) {
            throw new ProtocolException("a message of SCRAM has wrong Base64");
        }
    }

    public static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
