package io.feldspar.server.wire;

import io.feldspar.jdbc.wire.AvroReader;
import io.feldspar.jdbc.wire.AvroWriter;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.MessageType;
import io.feldspar.jdbc.wire.Requests;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client that says what it likes, in whatever order.
final class RawClient implements Closeable {

    private final Socket socket;
    private final DataInputStream in;

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /// With an open session.
    static RawClient inSession(int port) throws IOException {
        RawClient client = new RawClient(port);
        client.send(1, new Requests.Hello(List.of(Frame.VERSION), "raw"));
        client.read();
        client.send(2, new Requests.OpenSession(Map.of()));
        client.read();
        return client;
    }

    Socket socket() {
        return socket;
    }

    void send(int request, Message message) throws IOException {
        sendBytes(frame(request, message));
    }

    static byte[] frame(int request, Message message) {
        AvroWriter out = new AvroWriter();
        Frame.write(out, request, message);
        return Arrays.copyOf(out.bytes(), out.length());
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// The next message, or null where the server has closed the connection.
    @Nullable Incoming read() throws IOException {
        try {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            AvroReader body = new AvroReader(bytes, Frame.HEADER_BYTES, bytes.length);
            return new Incoming(Frame.request(bytes), MessageType.read(bytes[0], body));
        } catch (EOFException | SocketException closed) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
