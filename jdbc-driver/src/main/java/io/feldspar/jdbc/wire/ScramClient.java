package io.feldspar.jdbc.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/// The client's part of SCRAM-SHA-256, which never tells the password and checks that the server
/// knows it too.
public final class ScramClient {

    private final String password;
    private final String nonce;
    private final String firstBare;
    private byte[] serverSignature = new byte[0];

    public ScramClient(String user, String password) {
        this(user, password, Scram.nonce());
    }

    ScramClient(String user, String password, String nonce) {
        this.password = password;
        this.nonce = nonce;
        this.firstBare = "n=" + Scram.escaped(user) + ",r=" + nonce;
    }

    /// The first message.
    public byte[] first() {
        return ("n,," + firstBare).getBytes(StandardCharsets.UTF_8);
    }

    /// The answer to the server's first message.
    public byte[] answer(byte[] challenge) throws ProtocolException {
        String serverFirst = new String(challenge, StandardCharsets.UTF_8);
        Map<Character, String> attributes = Scram.attributes(serverFirst);
        String bothNonces = Scram.required(attributes, 'r');
        if (!bothNonces.startsWith(nonce) || bothNonces.length() == nonce.length()) {
            throw new ProtocolException("the server's nonce does not continue the client's");
        }
        byte[] salted =
                Scram.salted(
                        password,
                        Scram.decoded(Scram.required(attributes, 's')),
                        iterations(Scram.required(attributes, 'i')));
        String withoutProof = "c=" + Scram.NO_BINDING + ",r=" + bothNonces;
        String authMessage = firstBare + "," + serverFirst + "," + withoutProof;
        byte[] clientKey = Scram.clientKey(salted);
        byte[] signature = Scram.hmac(Scram.hash(clientKey), authMessage);
        serverSignature = Scram.hmac(Scram.serverKey(salted), authMessage);
        return (withoutProof + ",p=" + Scram.encoded(Scram.xor(clientKey, signature)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int iterations(String text) throws ProtocolException {
        if (text.matches("[1-9]\\d{3,7}")) {
            int iterations = Integer.parseInt(text);
            if (iterations >= Scram.LEAST_ITERATIONS && iterations <= Scram.MOST_ITERATIONS) {
                return iterations;
            }
        }
        throw new ProtocolException("the server asks for " + text + " iterations of SCRAM");
    }

    /// Checks the server's last message.
    public void verify(byte[] serverFinal) throws ProtocolException {
        Map<Character, String> attributes =
                Scram.attributes(new String(serverFinal, StandardCharsets.UTF_8));
        byte[] given = Scram.decoded(Scram.required(attributes, 'v'));
        if (serverSignature.length == 0 || !MessageDigest.isEqual(given, serverSignature)) {
            throw new ProtocolException("the server does not know the user's password");
        }
    }
}
