package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.wire.Bearer;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Plain;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import io.feldspar.jdbc.wire.Scram;
import io.feldspar.jdbc.wire.ScramClient;
import java.io.IOException;
import java.util.List;

/// Agrees on a version, proves who the user is, and opens the session.
final class Handshake {

    private static final String WRONG_PASSWORD = "28P01";

    private Handshake() {}

    /// The server's product version.
    static String run(Wire wire, RemoteOptions options) throws EngineException, IOException {
        Replies.Welcome welcome =
                wire.call(
                        new Requests.Hello(List.of(Frame.VERSION), "feldspar-jdbc"),
                        Replies.Welcome.class);
        if (!welcome.mechanisms.isEmpty()) {
            authenticate(wire, options, welcome.mechanisms);
        }
        wire.call(new Requests.OpenSession(options.forSession()), Replies.SessionOpened.class);
        return welcome.server;
    }

    private static void authenticate(Wire wire, RemoteOptions options, List<String> mechanisms)
            throws EngineException, IOException {
        String token = options.token();
        if (token != null) {
            require(mechanisms.contains(Bearer.MECHANISM), mechanisms);
            sendPlainly(wire, "token", Bearer.MECHANISM, new Bearer(token).encode());
            return;
        }
        String user = options.user();
        String password = options.password();
        boolean scram = mechanisms.contains(Scram.MECHANISM);
        if (user == null || password == null || password.isEmpty()) {
            throw new EngineException(
                    mechanisms.contains(Bearer.MECHANISM)
                            ? "The server requires authentication. Set the connection property"
                                    + " 'token', or 'user' and 'password' if the server has"
                                    + " passwords"
                            : "The server requires a user and a password. Set the connection"
                                    + " properties 'user' and 'password'",
                    WRONG_PASSWORD);
        }
        require(scram || mechanisms.contains(Plain.MECHANISM), mechanisms);
        if (!scram) {
            sendPlainly(wire, "password", Plain.MECHANISM, new Plain(user, password).encode());
            return;
        }
        ScramClient client = new ScramClient(user, password);
        Replies.Challenge challenge =
                wire.call(
                        new Requests.Authenticate(Scram.MECHANISM, client.first()),
                        Replies.Challenge.class);
        Replies.Authenticated last =
                wire.call(
                        new Requests.Authenticate(Scram.MECHANISM, client.answer(challenge.data)),
                        Replies.Authenticated.class);
        client.verify(last.data);
    }

    private static void require(boolean offered, List<String> mechanisms) throws EngineException {
        if (!offered) {
            throw new EngineException(
                    "The server authenticates by "
                            + mechanisms
                            + ": what was given serves none of them."
                            + " SCRAM-SHA-256 and PLAIN need the connection properties 'user' and"
                            + " 'password', OAUTHBEARER needs 'token'",
                    RemoteOptions.CANNOT_CONNECT);
        }
    }

    /// A secret itself does not go over a line that others may read.
    private static void sendPlainly(Wire wire, String what, String mechanism, byte[] data)
            throws EngineException, IOException {
        if (!wire.isPrivate()) {
            throw new EngineException(
                    "The server asks for the "
                            + what
                            + " itself, which is not sent over a connection that is not"
                            + " encrypted. Set the connection property 'ssl' to true",
                    RemoteOptions.CANNOT_CONNECT);
        }
        wire.call(new Requests.Authenticate(mechanism, data), Replies.Authenticated.class);
    }
}
