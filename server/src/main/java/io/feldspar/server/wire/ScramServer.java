package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.wire.ProtocolException;
import io.feldspar.jdbc.wire.Scram;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/// The server's part of SCRAM-SHA-256, for one authentication.
final class ScramServer {

    private static final String HEADER = "n,,";
    private static final byte[] SECRET = Scram.random(32);

    private final UserFile users;
    private final String nonce = Scram.nonce();
    private String user = "";
    private String authPrefix = "";
    private String bothNonces = "";
    private UserFile.Keys keys;

    ScramServer(UserFile users) {
        this.users = users;
        this.keys = UserFile.Keys.ofNobody(SECRET, user);
    }

    String user() {
        return user;
    }

    /// The answer to the client's first message.
    byte[] challenge(byte[] clientFirst) throws ProtocolException {
        String text = new String(clientFirst, StandardCharsets.UTF_8);
        if (!text.startsWith(HEADER)) {
            throw new ProtocolException(
                    "the client requires channel binding, which is not supported");
        }
        String bare = text.substring(HEADER.length());
        Map<Character, String> attributes = Scram.attributes(bare);
        user = Scram.unescaped(Scram.required(attributes, 'n'));
        UserFile.Keys known = users.find(user);
        keys = known == null ? UserFile.Keys.ofNobody(SECRET, user) : known;
        bothNonces = Scram.required(attributes, 'r') + nonce;
        String serverFirst =
                "r=%s,s=%s,i=%d"
                        .formatted(bothNonces, Scram.encoded(keys.salt()), keys.iterations());
        authPrefix = bare + "," + serverFirst + ",";
        return serverFirst.getBytes(StandardCharsets.UTF_8);
    }

    /// The answer to the client's last message.
    ///
    /// @throws FeldsparException with AUTHENTICATION_FAILED where user and password do not fit
    byte[] verify(byte[] clientFinal) throws ProtocolException {
        String text = new String(clientFinal, StandardCharsets.UTF_8);
        Map<Character, String> attributes = Scram.attributes(text);
        byte[] proof = Scram.decoded(Scram.required(attributes, 'p'));
        int end = text.lastIndexOf(",p=");
        if (bothNonces.isEmpty()
                || !Scram.required(attributes, 'r').equals(bothNonces)
                || !Scram.required(attributes, 'c').equals("biws")
                || proof.length != keys.stored().length
                || end < 0) {
            throw new ProtocolException("the client's last message of SCRAM is malformed");
        }
        String authMessage = authPrefix + text.substring(0, end);
        byte[] clientKey = Scram.xor(proof, Scram.hmac(keys.stored(), authMessage));
        if (!MessageDigest.isEqual(Scram.hash(clientKey), keys.stored())) {
            throw new FeldsparException(
                    ErrorCode.AUTHENTICATION_FAILED,
                    "User '%s' does not exist or has another password".formatted(user));
        }
        return ("v=" + Scram.encoded(Scram.hmac(keys.server(), authMessage)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
