package io.feldspar.server.hive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.ServerSetting;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TGetInfoReq;
import org.apache.hive.service.rpc.thrift.TGetInfoType;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;
import org.apache.thrift.transport.TSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a client of HiveServer2's port sends, it hurts itself alone.
@Timeout(120)
class HiveHostileClientsTest {

    private static final int RANDOM_MESSAGES = 3000;
    private static final byte[] PLAIN =
            bytes(1, 0, 0, 0, 5, 'P', 'L', 'A', 'I', 'N', 2, 0, 0, 0, 4, 0, 'a', 0, 'b');

    private HiveTestServer server;
    private TSocket other;
    private TCLIService.Client otherClient;
    private TSessionHandle otherSession;

    @BeforeEach
    void start() throws EngineException, TException {
        server = new HiveTestServer(Map.of(ServerSetting.HANDSHAKE_TIMEOUT.key(), "1s"));
        other = new TSocket("127.0.0.1", server.hive().port());
        other.open();
        otherClient = new TCLIService.Client(new TBinaryProtocol(other));
        otherSession = otherClient.OpenSession(new TOpenSessionReq()).getSessionHandle();
    }

    @AfterEach
    void theOthersGoOn() throws Exception {
        assertEquals(
                "Feldspar",
                otherClient
                        .GetInfo(new TGetInfoReq(otherSession, TGetInfoType.CLI_DBMS_NAME))
                        .getInfoValue()
                        .getStringValue());
        other.close();
        while (server.server().server().connections() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        server.close();
    }

    private static byte[] bytes(int... values) {
        byte[] made = new byte[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (byte) values[i];
        }
        return made;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.hive().port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// Sends bytes, and waits until the server closes the connection.
    private void isClosedAfter(byte[]... parts) throws IOException {
        try (Socket socket = connect()) {
            for (byte[] part : parts) {
                socket.getOutputStream().write(part);
            }
            socket.getOutputStream().flush();
            while (socket.getInputStream().read() >= 0) {
                // An answer may come before the end.
            }
        } catch (SocketException reset) {
            assertTrue(String.valueOf(reset.getMessage()).length() > 0);
        }
    }

    @Test
    void closesWhatIsNoProtocol() throws IOException {
        isClosedAfter(bytes(0, 1, 2, 3));
        isClosedAfter("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        isClosedAfter("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void boundsTheHandshake() throws IOException {
        isClosedAfter(bytes(1, 0x7f, -1, -1, -1));
        isClosedAfter(bytes(1, -1, -1, -1, -1));
        isClosedAfter(bytes(1, 0, 0, 0, 6, 'G', 'S', 'S', 'A', 'P', 'I'));
        isClosedAfter(bytes(1, 0, 0, 0, 5, 'P', 'L', 'A', 'I', 'N', 2, 0, 0, 0, 1, 'x'));
    }

    @Test
    void closesAConnectionThatSaysNothing() throws IOException {
        isClosedAfter();
        isClosedAfter(bytes(1, 0, 0));
    }

    @Test
    void boundsFrames() throws IOException {
        isClosedAfter(PLAIN, bytes(0x7f, -1, -1, -1, 0));
        isClosedAfter(PLAIN, bytes(-1, -1, -1, -1));
        isClosedAfter(
                ("POST /cliservice HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"
                                + "x".repeat(100_000))
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /// Lengths and counts that are not there must not be allocated.
    @Test
    void boundsValues() throws IOException, TException {
        byte[] longName = bytes(0x80, 1, 0, 1, 0x7f, -1, -1, -1);
        isClosedAfter(longName);
        isClosedAfter(PLAIN, framed(longName));
        byte[] manyTypes = getTables(TType.STRUCT, Integer.MAX_VALUE);
        isClosedAfter(manyTypes);
        isClosedAfter(PLAIN, framed(getTables(TType.STRING, Integer.MAX_VALUE)));
        isClosedAfter(PLAIN, framed(getTables(TType.STRING, 1000)));
    }

    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
    }

    /// GetTables with that many table types, none of which follows.
    private static byte[] getTables(byte type, int count) throws TException {
        TMemoryBuffer out = new TMemoryBuffer(100);
        TBinaryProtocol protocol = new TBinaryProtocol(out);
        protocol.writeMessageBegin(new TMessage("GetTables", (byte) 1, 1));
        protocol.writeFieldBegin(new TField("req", TType.STRUCT, (short) 1));
        protocol.writeFieldBegin(new TField("tableTypes", TType.LIST, (short) 5));
        protocol.writeListBegin(new TList(type, count));
        return Arrays.copyOf(out.getArray(), out.length());
    }

    @Test
    void nestsOnlySoDeeply() throws IOException {
        ByteBuffer deep = ByteBuffer.allocate(12 + 3 * 10_000);
        deep.putInt(0x80010001).putInt(0).putInt(1);
        for (int i = 0; i < 10_000; i++) {
            deep.put(TType.STRUCT).putShort((short) 1);
        }
        isClosedAfter(deep.array());
        isClosedAfter(PLAIN, framed(deep.array()));
    }

    @Test
    void randomMessagesHurtNobodyElse() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < RANDOM_MESSAGES; i++) {
            byte[] noise = new byte[random.nextInt(1, 200)];
            random.nextBytes(noise);
            try (Socket socket = connect()) {
                byte[] start =
                        switch (random.nextInt(4)) {
                            case 0 -> PLAIN;
                            case 1 -> bytes(0x80, 1, 0, 1);
                            case 2 -> "POST / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
                            default -> new byte[0];
                        };
                socket.getOutputStream().write(start);
                socket.getOutputStream().write(random.nextBoolean() ? framed(noise) : noise);
            } catch (SocketException reset) {
                assertTrue(String.valueOf(reset.getMessage()).length() > 0);
            }
        }
    }

    @Test
    void refusesACallWithoutARequest() {
        TApplicationException error =
                assertThrows(TApplicationException.class, () -> otherClient.GetInfo(null));
        assertEquals("GetInfo needs a request", error.getMessage());
        assertEquals(TApplicationException.PROTOCOL_ERROR, error.getType());
    }

    /// Messages that are nearly right: one byte of a good one is another.
    @Test
    void brokenMessagesHurtNobodyElse() throws IOException, TException {
        TMemoryBuffer good = new TMemoryBuffer(100);
        TCLIService.Client writer = new TCLIService.Client(new TBinaryProtocol(good));
        writer.send_GetInfo(new TGetInfoReq(otherSession, TGetInfoType.CLI_DBMS_NAME));
        byte[] message = Arrays.copyOf(good.getArray(), good.length());
        Random random = new Random(8);
        for (int i = 0; i < RANDOM_MESSAGES; i++) {
            byte[] broken = message.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try (Socket socket = connect()) {
                if (random.nextBoolean()) {
                    socket.getOutputStream().write(PLAIN);
                    socket.getOutputStream().write(framed(broken));
                } else {
                    socket.getOutputStream().write(broken);
                }
            }
        }
    }
}
