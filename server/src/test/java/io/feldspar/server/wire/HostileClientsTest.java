package io.feldspar.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a client sends or does not read, it hurts itself alone.
class HostileClientsTest {

    private static final int RANDOM_FRAMES = 10_000;
    private static final long MOST_PENDING = 8 << 20;

    private RemoteServer server;
    private Connection other;

    @BeforeEach
    void start() throws EngineException, SQLException {
        server = new RemoteServer(Map.of(ServerSetting.HANDSHAKE_TIMEOUT.key(), "1s"));
        other = server.connect("/tpch.tiny");
    }

    @AfterEach
    void theOthersGoOn() throws EngineException, SQLException {
        try (ResultSet rows = other.createStatement().executeQuery("SELECT count(*) FROM nation")) {
            assertTrue(rows.next());
            assertEquals(25, rows.getInt(1));
        }
        other.close();
        server.close();
    }

    private int port() {
        return server.server().port();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come about within 5 s");
            Thread.sleep(5);
        }
    }

    private static Replies.Failure assertRefused(RawClient client) throws IOException {
        Incoming reply = client.read();
        assertNotNull(reply);
        Replies.Failure failure = (Replies.Failure) reply.message();
        assertNull(client.read());
        return failure;
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, Frame.HANDSHAKE_LIMIT + 1, Integer.MAX_VALUE})
    void lengthsThatCannotBeAreRefusedAtOnce(int length) throws IOException {
        try (RawClient client = new RawClient(port())) {
            client.sendBytes(ByteBuffer.allocate(4).putInt(length).array());
            Replies.Failure failure = assertRefused(client);
            assertEquals("08P01", failure.sqlState);
            assertTrue(failure.message.contains("the length " + length), failure.message);
        }
    }

    @Test
    void framesInASessionAreBoundedToo() throws IOException {
        try (RawClient client = RawClient.inSession(port())) {
            client.sendBytes(ByteBuffer.allocate(4).putInt((64 << 20) + 1).array());
            assertEquals("08P01", assertRefused(client).sqlState);
        }
    }

    @Test
    void bothSidesAreToldTheirVersions() throws IOException {
        try (RawClient client = new RawClient(port())) {
            client.send(1, new Requests.Hello(List.of(98, 99), "newer"));
            String message = assertRefused(client).message;
            assertTrue(
                    message.contains("[98, 99]") && message.contains("[" + Frame.VERSION + "]"),
                    message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000", "help\n"})
    void otherProtocolsAreRefused(String text) throws IOException {
        try (RawClient client = new RawClient(port())) {
            client.sendBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            assertEquals("08P01", assertRefused(client).sqlState);
        }
    }

    @Test
    void messagesOutOfTurnAreRefused() throws IOException {
        Requests.Execute execute =
                new Requests.Execute(1, "SELECT 1", List.of(), new ExecutionOptions(0, 0, 0), 1);
        List<Message> wrong =
                List.of(new Requests.OpenSession(Map.of()), execute, new Replies.End());
        for (Message message : wrong) {
            try (RawClient client = new RawClient(port())) {
                client.send(1, message);
                assertEquals("08P01", assertRefused(client).sqlState);
            }
        }
        try (RawClient client = RawClient.inSession(port())) {
            client.send(3, new Requests.Hello(List.of(1), "again"));
            assertEquals("08P01", assertRefused(client).sqlState);
        }
        try (RawClient client = RawClient.inSession(port())) {
            client.send(
                    3, new Requests.Execute(5, null, List.of(), new ExecutionOptions(0, 0, 0), 1));
            assertEquals("08P01", assertRefused(client).sqlState);
        }
    }

    @Test
    void handshakesThatDoNotEndAreClosed() throws IOException {
        byte[] hello = RawClient.frame(1, new Requests.Hello(List.of(1), "slow"));
        try (RawClient silent = new RawClient(port());
                RawClient half = new RawClient(port())) {
            half.sendBytes(Arrays.copyOf(hello, hello.length / 2));
            long before = System.nanoTime();
            assertNull(silent.read());
            assertNull(half.read());
            assertTrue(System.nanoTime() - before < 5_000_000_000L);
        }
    }

    /// Some are frames with random contents, some are good ones with a byte changed.
    @Test
    void randomFramesEndTheirConnectionAtWorst() throws Exception {
        Random random = new Random(7);
        byte[] good =
                RawClient.frame(
                        3,
                        new Requests.Execute(
                                1,
                                "SELECT ?",
                                List.of("x", 1, 2L),
                                new ExecutionOptions(0, 1000, 0),
                                1 << 20));
        RawClient client = RawClient.inSession(port());
        int sent = 0;
        while (sent < RANDOM_FRAMES) {
            byte[] bytes = random.nextInt(3) == 0 ? changed(good, random) : frame(random);
            try {
                client.sendBytes(bytes);
                sent++;
                if (client.socket().getInputStream().available() > 1 << 16) {
                    throw new SocketException("it has answers that nobody reads");
                }
            } catch (SocketException closed) {
                client.close();
                client = random.nextBoolean() ? RawClient.inSession(port()) : new RawClient(port());
            }
        }
        client.close();
        await(() -> server.server().connections() == 1);
        await(() -> server.server().runningStatements() == 0);
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] bytes = good.clone();
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
        return bytes;
    }

    private static byte[] frame(Random random) {
        int length = random.nextInt(10) == 0 ? random.nextInt() : 5 + random.nextInt(60);
        byte[] bytes = new byte[length >= 5 && length <= 65 ? length + 4 : 9];
        random.nextBytes(bytes);
        ByteBuffer.wrap(bytes).putInt(0, length);
        if (random.nextBoolean()) {
            bytes[4] = (byte) (1 + random.nextInt(16));
        }
        return bytes;
    }

    private static Requests.Execute large(long credit) {
        return new Requests.Execute(
                1,
                "SELECT * FROM tpch.sf1.lineitem",
                List.of(),
                new ExecutionOptions(0, 0, 0),
                credit);
    }

    @Test
    void rowsComeAsFarAsTheCreditLasts() throws Exception {
        try (RawClient client = RawClient.inSession(port())) {
            client.send(3, large(1));
            assertTrue(client.read().message() instanceof Replies.Executed);
            long debt = rows(client) - 1;
            for (int i = 0; i < 3; i++) {
                Thread.sleep(100);
                assertEquals(0, client.socket().getInputStream().available());
                client.send(3, new Requests.Credit(debt + 1));
                debt = rows(client) - 1;
            }
            client.send(3, new Requests.Cancel());
            Message last = client.read().message();
            while (last instanceof Replies.Rows) {
                last = client.read().message();
            }
            assertEquals("57014", ((Replies.Failure) last).sqlState);
        }
    }

    private static long rows(RawClient client) throws IOException {
        return ((Replies.Rows) client.read().message()).length;
    }

    @Test
    void aClientThatDoesNotReadMakesTheServerHoldLittle() throws Exception {
        try (RawClient client = RawClient.inSession(port())) {
            client.send(3, large(Long.MAX_VALUE / 2));
            await(() -> pending() > 0);
            Thread.sleep(500);
            assertTrue(pending() < MOST_PENDING, "it holds " + pending());
            assertEquals(1, server.server().runningStatements());
        }
        await(() -> server.server().runningStatements() == 0);
    }

    @Test
    void aClientThatAsksAndDoesNotReadIsNotHeard() throws Exception {
        byte[] one =
                RawClient.frame(
                        3, new Requests.GetObjects(Requests.ObjectKind.FUNCTIONS, "", "", ""));
        byte[] many = new byte[one.length * 1000];
        for (int i = 0; i < many.length; i++) {
            many[i] = one[i % one.length];
        }
        try (RawClient client = RawClient.inSession(port())) {
            Thread flood =
                    new Thread(
                            () -> {
                                try {
                                    while (true) {
                                        client.sendBytes(many);
                                    }
                                } catch (IOException closed) {
                                    return;
                                }
                            });
            flood.start();
            await(() -> pending() > 0);
            Thread.sleep(1000);
            assertTrue(pending() < 4 * MOST_PENDING, "it holds " + pending());
            client.socket().close();
            flood.join();
        }
        await(() -> server.server().connections() == 1);
    }

    private long pending() {
        long bytes = 0;
        for (Channel channel : server.server().channels()) {
            bytes += channel.bytesBeforeWritable();
        }
        return bytes;
    }
}
