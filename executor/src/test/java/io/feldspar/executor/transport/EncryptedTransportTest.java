package io.feldspar.executor.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.process.ClusterOptions;
import io.feldspar.executor.process.ClusterSize;
import io.feldspar.executor.process.LocalCluster;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.Message;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections that certificates of one authority encrypt.
@Timeout(200)
class EncryptedTransportTest {

    private final Credentials plain = Credentials.create("app");

    /// Answers every question in the same way.
    private static final class Answering implements Partner {

        @Override
        public void told(Connection from, Message message) {
            from.close();
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            answer.accept(new Reply.Done(true));
        }

        @Override
        public void closed(Connection connection) {
            // Nobody is told.
        }
    }

    private static TlsFiles files(String name) {
        try {
            Path certificate =
                    Path.of(
                            Objects.requireNonNull(
                                            EncryptedTransportTest.class.getResource(
                                                    "/tls/" + name + ".pem"))
                                    .toURI());
            return new TlsFiles(
                    certificate.toString(),
                    certificate.resolveSibling(name + "-key.pem").toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Transport as(String name) {
        return new Transport(plain.with(files(name)));
    }

    private static Reply ask(Transport client, BlockAddress server) throws Exception {
        return client.connect(server, new Answering())
                .get(20, TimeUnit.SECONDS)
                .ask(new Question.ListPeers())
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void connectsProcessesWithCertificatesOfOneAuthority() throws Exception {
        try (Transport server = as("one");
                Transport client = as("two")) {
            assertEquals(new Reply.Done(true), ask(client, server.listen(new Answering())));
        }
    }

    @Test
    void connectsProcessesThatShareACertificate() throws Exception {
        try (Transport server = as("stranger");
                Transport client = as("stranger")) {
            assertEquals(new Reply.Done(true), ask(client, server.listen(new Answering())));
        }
    }

    @Test
    void refusesCertificatesOfOthersAndConnectionsThatAreNotEncrypted() throws Exception {
        try (Transport server = as("one");
                Transport stranger = as("stranger");
                Transport unencrypted = new Transport(plain);
                Transport client = as("two")) {
            BlockAddress encrypting = server.listen(new Answering());
            BlockAddress open = unencrypted.listen(new Answering());
            assertRefused(stranger, encrypting);
            assertRefused(unencrypted, encrypting);
            assertRefused(client, open);
            assertEquals(new Reply.Done(true), ask(client, encrypting));
            assertEquals(new Reply.Done(true), ask(unencrypted, open));
        }
    }

    private static void assertRefused(Transport client, BlockAddress server) {
        CompletableFuture<Connection> opened = client.connect(server, new Answering());
        assertThrows(ExecutionException.class, () -> opened.get(20, TimeUnit.SECONDS));
    }

    @Test
    void stillAsksForTheSecret() {
        try (Transport server = as("one");
                Transport other = new Transport(Credentials.create("app").with(files("two")))) {
            assertRefused(other, server.listen(new Answering()));
        }
    }

    @Test
    void closesAConnectionThatSpeaksHttp() throws Exception {
        try (Transport server = as("one")) {
            BlockAddress address = server.listen(new Answering());
            try (Socket socket = new Socket(address.host(), address.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                TransportTest.assertEnds(socket);
            }
        }
    }

    @Test
    void namesFilesThatCannotBeUsed() {
        TlsFiles one = files("one");
        TlsFiles mixed = new TlsFiles(one.certificate(), files("two").key());
        FeldsparException wrongKey =
                assertThrows(
                        FeldsparException.class, () -> new Transport(plain.with(mixed)).close());
        assertTrue(wrongKey.getMessage().contains("not that of the certificate"));
        assertThrows(FeldsparException.class, () -> new TlsFiles(one.certificate(), ""));
    }

    @Test
    void executorsOfAnEncryptedClusterShuffle() {
        try (LocalCluster cluster =
                LocalCluster.start(
                        new ClusterSize(2, 1, 256L << 20), ClusterOptions.STANDARD, files("one"))) {
            long count =
                    cluster.context()
                            .parallelize(IntStream.range(0, 10_000).boxed().toList(), 4)
                            .map(n -> n % 100)
                            .distinct()
                            .count();
            assertEquals(100, count);
        }
    }
}
