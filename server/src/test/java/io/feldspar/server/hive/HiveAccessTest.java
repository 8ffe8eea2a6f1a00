package io.feldspar.server.hive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.ServerSetting;
import io.feldspar.server.wire.UserFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With a user file, nobody gets in but its users, whatever the transport.
class HiveAccessTest {

    private static final String HTTP = ";transportMode=http;httpPath=cliservice";

    @TempDir Path directory;

    private HiveTestServer server;
    private final HiveDriver driver = HiveDriver.of("4.1.0");

    @BeforeEach
    void start() throws EngineException, IOException {
        Path users = directory.resolve("users.txt");
        new UserFile(users).add("ada", "lovelace");
        new UserFile(users).add("bob", "builder");
        server = new HiveTestServer(Map.of(ServerSetting.USERS.key(), users.toString()));
    }

    @AfterEach
    void stop() throws EngineException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";auth=noSasl", HTTP})
    void letsUsersIn(String options) throws SQLException {
        try (Connection connection = driver.connect(server.url("/" + options), "ada", "lovelace");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 7")) {
            assertTrue(row.next());
            assertEquals(7, row.getInt(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";auth=noSasl", HTTP + ";retries=1"})
    void keepsOthersOut(String options) {
        for (String user : new String[] {"ada", "nobody"}) {
            assertThrows(
                    SQLException.class,
                    () -> driver.connect(server.url("/" + options), user, "babbage").close());
        }
        assertEquals(0, server.hive().sessions());
    }

    @Test
    void takesTokensOverHttp() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
        Path keys = Files.writeString(directory.resolve("keys"), new JWKSet(key).toString(true));
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                        new JWTClaimsSet.Builder()
                                .issuer("i")
                                .audience("a")
                                .subject("grace")
                                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                                .build());
        token.sign(new RSASSASigner(key));
        String options = HTTP + ";retries=1;auth=jwt;jwt=";
        try (HiveTestServer own =
                new HiveTestServer(
                        Map.of(
                                ServerSetting.JWT_KEYS.key(), keys.toString(),
                                ServerSetting.JWT_ISSUER.key(), "i",
                                ServerSetting.JWT_AUDIENCE.key(), "a"))) {
            try (Connection connection =
                            driver.connect(own.url("/" + options + token.serialize()), "", "");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT current_user")) {
                assertTrue(row.next());
                assertEquals("grace", row.getString(1));
            }
            assertThrows(
                    SQLException.class,
                    () -> driver.connect(own.url("/" + options + "x.y.z"), "", "").close());
        }
    }

    /// SASL and HTTP within TLS, on the same port.
    @ParameterizedTest
    @ValueSource(strings = {"", HTTP})
    void encryptsEveryTransport(String options) throws Exception {
        Path tls = Path.of(HiveAccessTest.class.getResource("/tls/certificate.pem").toURI());
        Path trusted = directory.resolve("trusted.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(tls)) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        try (OutputStream out = Files.newOutputStream(trusted)) {
            store.store(out, "changeit".toCharArray());
        }
        try (HiveTestServer encrypted =
                        new HiveTestServer(
                                Map.of(
                                        ServerSetting.TLS_CERTIFICATE.key(),
                                        tls.toString(),
                                        ServerSetting.TLS_KEY.key(),
                                        tls.resolveSibling("key.pem").toString()));
                Connection connection =
                        driver.connect(
                                encrypted.url("/").replace("127.0.0.1", "localhost")
                                        + ";ssl=true;sslTrustStore=%s;trustStorePassword=changeit%s"
                                                .formatted(trusted, options),
                                "ada",
                                "x");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 7")) {
            assertTrue(row.next());
            assertEquals(7, row.getInt(1));
        }
    }

    @Test
    void wantsAPasswordWithoutSasl() throws TException {
        try (TSocket socket = new TSocket("127.0.0.1", server.hive().port())) {
            socket.open();
            TCLIService.Client client = new TCLIService.Client(new TBinaryProtocol(socket));
            assertEquals(
                    "28P01", client.OpenSession(new TOpenSessionReq()).getStatus().getSqlState());
        }
    }

    /// A handle is of no use to another user, and cannot be guessed in parts.
    @Test
    void sessionsAreOfTheirUser() throws TException {
        try (TSocket ofAda = new TSocket("127.0.0.1", server.hive().port());
                TSocket ofBob = new TSocket("127.0.0.1", server.hive().port())) {
            ofAda.open();
            ofBob.open();
            TCLIService.Client ada = new TCLIService.Client(new TBinaryProtocol(ofAda));
            TCLIService.Client bob = new TCLIService.Client(new TBinaryProtocol(ofBob));
            TSessionHandle session = open(ada, "ada", "lovelace");
            open(bob, "bob", "builder");
            assertEquals(
                    "57P05",
                    bob.ExecuteStatement(new TExecuteStatementReq(session, "SELECT 1"))
                            .getStatus()
                            .getSqlState());
            TSessionHandle forged = session.deepCopy();
            forged.getSessionId().getSecret()[0] ^= 1;
            assertEquals(
                    "57P05",
                    ada.ExecuteStatement(new TExecuteStatementReq(forged, "SELECT 1"))
                            .getStatus()
                            .getSqlState());
        }
    }

    private static TSessionHandle open(TCLIService.Client client, String user, String password)
            throws TException {
        TOpenSessionReq request = new TOpenSessionReq();
        request.setUsername(user);
        request.setPassword(password);
        return client.OpenSession(request).getSessionHandle();
    }

    @Test
    void httpAsksForThePassword() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                            URI.create(
                                    "http://127.0.0.1:%d/cliservice"
                                            .formatted(server.hive().port())));
            HttpResponse<String> refused =
                    client.send(
                            request.POST(HttpRequest.BodyPublishers.ofString("x")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(401, refused.statusCode());
            assertTrue(refused.headers().firstValue("WWW-Authenticate").isPresent());
            for (String malformed : new String[] {"Basic !", "Basic YWRh"}) {
                assertEquals(
                        401,
                        client.send(
                                        request.copy()
                                                .header("Authorization", malformed)
                                                .POST(HttpRequest.BodyPublishers.ofString("x"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode());
            }
            assertEquals(
                    405,
                    client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode());
        }
    }
}
