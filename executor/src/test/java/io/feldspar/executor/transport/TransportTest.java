package io.feldspar.executor.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.BlockStream.Answer;
import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.ResultBlockId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What comes over a connection, and what must not come through.
@Timeout(60)
class TransportTest {

    private final Credentials credentials = Credentials.create("app");
    private final Transport server = new Transport(credentials);
    private final Transport client = new Transport(credentials);
    private @Nullable EncodedBlock block;
    private final BlockService blocks = new BlockService(_ -> block);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /// Answers questions for blocks.
    private final class Blocks implements Partner {
        @Override
        public void told(Connection from, Message message) {
            from.close();
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            if (question instanceof Question.ReadChunk chunk) {
                blocks.read(chunk, answer);
            } else {
                throw new IllegalArgumentException("only blocks");
            }
        }

        @Override
        public void closed(Connection connection) {
            // Nobody is told.
        }
    }

    private Connection connect() throws Exception {
        return client.connect(server.listen(new Blocks()), new Blocks()).get(20, TimeUnit.SECONDS);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static BlockStream read(Connection connection) {
        CompletableFuture<Connection> open = CompletableFuture.completedFuture(connection);
        return new NetworkBlockClient(_ -> open)
                .open(
                        new BlockHolder("other", BlockAddress.IN_PROCESS),
                        new ResultBlockId(1),
                        1 << 20);
    }

    @Test
    void readsBlocksOfAnyLength() throws Exception {
        Connection connection = connect();
        for (int length : new int[] {0, 1, EncodedBlock.CHUNK_BYTES, 3_000_001}) {
            byte[] bytes = random(length);
            block = new EncodedBlock(bytes, 1);
            try (BlockStream stream = read(connection)) {
                Answer.Piece piece = assertInstanceOf(Answer.Piece.class, stream.next());
                assertArrayEquals(bytes, (byte[]) piece.elements().getFirst());
                assertInstanceOf(Answer.End.class, stream.next());
            }
        }
    }

    @Test
    void saysHowABlockIsLost() throws Exception {
        Connection connection = connect();
        assertEquals(new Answer.Lost(Problem.MISSING), read(connection).next());
        byte[] bytes = random(1_000_000);
        block = new EncodedBlock(bytes, 1);
        bytes[900_000] ^= 1;
        assertEquals(new Answer.Lost(Problem.CORRUPT), read(connection).next());
        connection.close();
        assertEquals(new Answer.Lost(Problem.UNREACHABLE), read(connection).next());
    }

    @Test
    void answersAQuestionThatFails() throws Exception {
        Reply reply = connect().ask(new Question.ListPeers()).get(20, TimeUnit.SECONDS);
        assertInstanceOf(Reply.Failed.class, reply);
    }

    @Test
    void refusesWhoDoesNotKnowTheSecret() {
        BlockAddress address = server.listen(new Blocks());
        for (Credentials wrong :
                new Credentials[] {
                    Credentials.create("app"), Credentials.of("other", credentials.secret())
                }) {
            try (Transport stranger = new Transport(wrong)) {
                CompletableFuture<Connection> opened = stranger.connect(address, new Blocks());
                assertThrows(ExecutionException.class, () -> opened.get(20, TimeUnit.SECONDS));
            }
        }
    }

    static void assertEnds(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
        } catch (java.net.SocketException _) {
            // Reset: the end as well.
            return;
        }
    }

    @Test
    void closesOnlyTheConnectionThatSpeaksAnythingElse() throws Exception {
        Connection good = connect();
        BlockAddress address = server.listen(new Blocks());
        byte[][] strange = {
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
            {(byte) 0xAC, (byte) 0xED, 0, 5, 's', 'r'},
            {0x16, 3, 1, 2, 0, 1, 0, 1},
            random(100),
            random(10_000)
        };
        for (byte[] bytes : strange) {
            try (Socket socket = new Socket(address.host(), address.port())) {
                socket.getOutputStream().write(bytes);
                assertEnds(socket);
            }
        }
        block = new EncodedBlock(random(10), 1);
        assertInstanceOf(Answer.Piece.class, read(good).next());
    }

    /// What a client that knows the secret could send, had it gone mad.
    private Socket known(BlockAddress address) throws IOException {
        Socket socket = new Socket(address.host(), address.port());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] hello = in.readNBytes(Handshake.HELLO_BYTES);
        byte[] theirs =
                java.util.Arrays.copyOfRange(
                        hello, Handshake.HELLO_BYTES - Handshake.NONCE_BYTES, hello.length);
        byte[] mine = new byte[Handshake.NONCE_BYTES];
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write(hello, 0, Handshake.HELLO_BYTES - Handshake.NONCE_BYTES);
        out.write(mine);
        out.write(credentials.proof((byte) 'c', PacketCodec.FINGERPRINT, theirs, mine));
        out.flush();
        in.readNBytes(Credentials.MAC_BYTES);
        return socket;
    }

    @Test
    void closesAConnectionWithFramesThatAreNone() throws Exception {
        BlockAddress address = server.listen(new Blocks());
        try (Socket tooLong = known(address)) {
            new DataOutputStream(tooLong.getOutputStream()).writeInt(Integer.MAX_VALUE);
            assertEnds(tooLong);
        }
        try (Socket negative = known(address)) {
            new DataOutputStream(negative.getOutputStream()).writeInt(-5);
            assertEnds(negative);
        }
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            try (Socket socket = known(address)) {
                byte[] frame = new byte[1 + random.nextInt(60)];
                random.nextBytes(frame);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeInt(frame.length);
                out.write(frame);
                socket.shutdownOutput();
                assertEnds(socket);
            }
        }
        try (Socket truncated = known(address)) {
            byte[] ask = PacketCodec.encode(new Packet.Ask(1, new Question.ListPeers()));
            DataOutputStream out = new DataOutputStream(truncated.getOutputStream());
            out.writeInt(ask.length + 1);
            out.write(ask);
            truncated.shutdownOutput();
            assertEnds(truncated);
        }
        assertInstanceOf(
                Reply.Missing.class,
                client.connect(address, new Blocks())
                        .get(20, TimeUnit.SECONDS)
                        .ask(new Question.ReadChunk(new ResultBlockId(1), 0))
                        .get(20, TimeUnit.SECONDS));
    }

    @Test
    void packetsAreReadBackAsTheyWere() {
        Packet packet =
                new Packet.Answer(
                        7, new Reply.Chunk(1, 2, 3, ByteBuffer.wrap(new byte[] {1, 2, 3})));
        assertEquals(packet, PacketCodec.decode(PacketCodec.encode(packet)));
        Packet question =
                new Packet.Ask(9, new Question.ReadChunk(new ResultBlockId(Long.MAX_VALUE), 5));
        assertEquals(question, PacketCodec.decode(PacketCodec.encode(question)));
    }
}
