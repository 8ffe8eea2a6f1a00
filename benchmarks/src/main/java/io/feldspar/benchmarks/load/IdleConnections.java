package io.feldspar.benchmarks.load;

import io.feldspar.jdbc.wire.AvroReader;
import io.feldspar.jdbc.wire.AvroWriter;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.MessageType;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Open sessions of the Feldspar protocol that ask for nothing, without what a driver needs for
/// each.
final class IdleConnections implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();

    /// Opens so many.
    void open(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            sockets.add(socket);
            expect(
                    Replies.Welcome.class,
                    ask(socket, new Requests.Hello(List.of(Frame.VERSION), "load")));
            expect(
                    Replies.SessionOpened.class,
                    ask(socket, new Requests.OpenSession(Map.of("user", "idle"))));
        }
    }

    /// Asks each whether the server is still there.
    void ping() throws IOException {
        for (Socket socket : sockets) {
            expect(Requests.Pong.class, ask(socket, new Requests.Ping()));
        }
    }

    private static Message ask(Socket socket, Message request) throws IOException {
        AvroWriter out = new AvroWriter();
        Frame.write(out, 1, request);
        socket.getOutputStream().write(out.bytes(), 0, out.length());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return MessageType.read(bytes[0], new AvroReader(bytes, Frame.HEADER_BYTES, bytes.length));
    }

    private static void expect(Class<? extends Message> wanted, Message reply) throws IOException {
        if (!wanted.isInstance(reply)) {
            throw new IOException("the server answered " + reply);
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
