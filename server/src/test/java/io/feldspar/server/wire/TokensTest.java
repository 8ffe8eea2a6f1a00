package io.feldspar.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users who prove who they are by the tokens of an identity provider.
class TokensTest {

    private static final String ISSUER = "https://login.example.com";
    private static final String AUDIENCE = "feldspar";
    private static RSAKey first;
    private static ECKey second;

    @TempDir Path directory;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        first = new RSAKeyGenerator(2048).keyID("first").generate();
        second = new ECKeyGenerator(Curve.P_256).keyID("second").generate();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("other", AUDIENCE))
                .subject("ada")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet claims, JWK key) {
        try {
            boolean rsa = key instanceof RSAKey;
            JWSSigner signer =
                    rsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey());
            return signed(
                    claims,
                    signer,
                    new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build());
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSSigner signer, JWSHeader header)
            throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String publicKeys(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    private Path file(JWK... keys) throws IOException {
        return Files.writeString(directory.resolve("keys.json"), publicKeys(keys));
    }

    private static RemoteServer server(String keys, String... settings) throws EngineException {
        Map<String, String> map = new TreeMap<>();
        map.put(ServerSetting.JWT_KEYS.key(), keys);
        map.put(ServerSetting.JWT_ISSUER.key(), ISSUER);
        map.put(ServerSetting.JWT_AUDIENCE.key(), AUDIENCE);
        map.put(ServerSetting.HTTP_PORT.key(), "0");
        for (int i = 0; i < settings.length; i += 2) {
            map.put(ServerSetting.PREFIX + settings[i], settings[i + 1]);
        }
        return new RemoteServer(map);
    }

    private static String user(RemoteServer server, String token) throws SQLException {
        try (Connection connection = server.connect("?token=" + token);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_user")) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static String refusal(RemoteServer server, String properties) {
        SQLException error =
                assertThrows(SQLException.class, () -> server.connect(properties).close());
        return error.getSQLState() + ": " + error.getMessage();
    }

    private static void refuses(RemoteServer server, String token, String why) {
        String refusal = refusal(server, "?token=" + token);
        assertTrue(refusal.startsWith("28P01: The token is not accepted"), refusal);
        assertTrue(refusal.contains(why), refusal);
    }

    @Test
    void aTokenSaysWhoTheUserIs() throws Exception {
        try (RemoteServer server = server(file(first, second).toString())) {
            assertEquals("ada", user(server, signed(claims().build(), first)));
            assertEquals("ada", user(server, signed(claims().build(), second)));
            assertTrue(refusal(server, "?user=ada&password=x").contains("OAUTHBEARER"));
            assertTrue(refusal(server, "").contains("'token'"));
            assertFalse(server.server().admits("ada", ""));
        }
    }

    @Test
    void refusesWhatIsNotATokenForItself() throws Exception {
        try (RemoteServer server = server(file(first).toString())) {
            JWTClaimsSet good = claims().build();
            refuses(server, signed(claims().issuer("https://evil").build(), first), "iss");
            refuses(server, signed(claims().audience("other").build(), first), "aud");
            refuses(server, signed(claims().expirationTime(null).build(), first), "exp");
            Date past = Date.from(Instant.now().minusSeconds(600));
            refuses(server, signed(claims().expirationTime(past).build(), first), "Expired");
            Date future = Date.from(Instant.now().plusSeconds(600));
            refuses(server, signed(claims().notBeforeTime(future).build(), first), "before");
            refuses(server, signed(claims().subject(null).build(), first), "sub");
            refuses(server, signed(claims().subject("").build(), first), "sub");
            refuses(server, signed(good, second), "key");
            RSAKey forged = new RSAKeyGenerator(2048).keyID("first").generate();
            refuses(server, signed(good, forged), "signature");
            refuses(server, new PlainJWT(good).serialize(), "");
            refuses(server, "x.y.z", "");
            String token = signed(good, first);
            refuses(server, token.substring(0, token.length() - 8) + "AAAAAAAA", "signature");
            // Its public key as the secret of a symmetric signature.
            byte[] secret = publicKeys(first).getBytes(StandardCharsets.UTF_8);
            refuses(
                    server,
                    signed(
                            good,
                            new MACSigner(secret),
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build()),
                    "");
        }
    }

    @Test
    void takesTheUserFromAnotherClaim() throws Exception {
        try (RemoteServer server = server(file(first).toString(), "jwt.user", "email")) {
            assertEquals(
                    "ada@example.com",
                    user(
                            server,
                            signed(claims().claim("email", "ada@example.com").build(), first)));
            refuses(server, signed(claims().build(), first), "email");
        }
    }

    @Test
    void passwordsAndTokensGoTogether() throws Exception {
        Path users = directory.resolve("users");
        new UserFile(users).add("bob", "builder");
        try (RemoteServer server = server(file(first).toString(), "users", users.toString())) {
            assertEquals("ada", user(server, signed(claims().build(), first)));
            server.connect("?user=bob&password=builder").close();
            assertTrue(refusal(server, "?user=bob&password=x").startsWith("28P01"));
        }
    }

    @Test
    void readsAFileOfKeysAgain() throws Exception {
        try (RemoteServer server = server(file(first).toString())) {
            refuses(server, signed(claims().build(), second), "key");
            file(second, first);
            assertEquals("ada", user(server, signed(claims().build(), second)));
            Files.writeString(directory.resolve("keys.json"), "not any more");
            assertTrue(
                    refusal(server, "?token=" + signed(claims().build(), second))
                            .startsWith("08006"));
        }
    }

    @Test
    void asksForKeysThatItDoesNotKnow() throws Exception {
        AtomicReference<String> keys = new AtomicReference<>(publicKeys(first));
        AtomicInteger asked = new AtomicInteger();
        HttpServer provider =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/keys",
                exchange -> {
                    asked.incrementAndGet();
                    byte[] body = keys.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        provider.start();
        String url = "http://127.0.0.1:%d/keys".formatted(provider.getAddress().getPort());
        try (RemoteServer server = server(url)) {
            assertEquals("ada", user(server, signed(claims().build(), first)));
            assertEquals("ada", user(server, signed(claims().build(), first)));
            assertEquals(1, asked.get());
            keys.set(publicKeys(second));
            assertEquals("ada", user(server, signed(claims().build(), second)));
            assertEquals(2, asked.get());
            // Unknown keys do not make it ask at will.
            for (int i = 0; i < 5; i++) {
                ECKey unknown = new ECKeyGenerator(Curve.P_256).keyID("unknown" + i).generate();
                assertThrows(
                        FeldsparException.class,
                        () -> server.server().userOf(signed(claims().build(), unknown)));
            }
            assertTrue(asked.get() <= 3, asked::toString);
            provider.stop(0);
            assertEquals("ada", user(server, signed(claims().build(), second)));
        }
    }

    @Test
    void servesHttpToo() throws Exception {
        try (RemoteServer server = server(file(first).toString());
                HttpClient client = HttpClient.newHttpClient()) {
            String url = io.feldspar.server.http.HttpServer.open(server.server()).url();
            assertEquals(401, status(client, url, "Bearer x"));
            assertEquals(401, status(client, url, "Basic YWRhOng="));
            assertEquals(200, status(client, url, "Bearer " + signed(claims().build(), first)));
        }
    }

    private static int status(HttpClient client, String url, String authorization)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/sessions"))
                        .header("Authorization", authorization)
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void refusesToStartWithHalfOfTheSettings() throws Exception {
        String keys = file(first).toString();
        assertTrue(wrong(keys, "jwt.issuer", "").contains("'feldspar.server.jwt.issuer'"));
        assertTrue(wrong(keys, "jwt.audience", "").contains("'feldspar.server.jwt.audience'"));
        assertTrue(wrong(directory.resolve("none").toString()).contains("JSON Web Key Set"));
        assertTrue(wrong("http://192.0.2.1/keys").contains("Use https://"));
        assertTrue(wrong(keys, "host", "0.0.0.0").contains("feldspar.server.tls.certificate"));
    }

    private static String wrong(String keys, String... settings) {
        return String.valueOf(
                assertThrows(FeldsparException.class, () -> server(keys, settings)).getMessage());
    }

    /// The driver does not send a token that could be read, whatever the server asks for.
    @Test
    void encryptsTokens() throws Exception {
        Path certificate = tls("certificate.pem");
        try (RemoteServer server =
                server(
                        file(first).toString(),
                        "host",
                        "0.0.0.0",
                        "tls.certificate",
                        certificate.toString(),
                        "tls.key",
                        tls("key.pem").toString())) {
            String token = signed(claims().build(), first);
            server.connect("?ssl=true&sslRootCert=" + certificate + "&token=" + token).close();
        }
    }

    private static Path tls(String name) {
        try {
            return Path.of(TokensTest.class.getResource("/tls/" + name).toURI());
        } catch (URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }
}
