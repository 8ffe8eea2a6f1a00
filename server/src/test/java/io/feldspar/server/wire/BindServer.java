package io.feldspar.server.wire;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// As much of an LDAP server as a simple bind needs (RFC 4511, section 4.2).
final class BindServer implements AutoCloseable {

    private static final int BIND_REQUEST = 0x60;
    private static final byte SUCCESS = 0;
    private static final byte INVALID_CREDENTIALS = 49;

    private final ServerSocket listener;
    private final Map<String, String> passwords;

    /// @param passwords by distinguished name
    BindServer(Map<String, String> passwords) throws IOException {
        this.passwords = passwords;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    String url() {
        return "ldap://127.0.0.1:" + listener.getLocalPort();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                answer(client);
            } catch (IOException _) {
                // the client or the test has gone
            }
        }
    }

    private void answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        while (true) {
            DataInputStream message = new DataInputStream(new ByteArrayInputStream(value(in)));
            byte[] id = value(message);
            int kind = message.readUnsignedByte();
            if (kind != BIND_REQUEST) {
                return;
            }
            DataInputStream bind = new DataInputStream(new ByteArrayInputStream(content(message)));
            value(bind); // the version
            String name = new String(value(bind), StandardCharsets.UTF_8);
            String password = new String(value(bind), StandardCharsets.UTF_8);
            byte result = password.equals(passwords.get(name)) ? SUCCESS : INVALID_CREDENTIALS;
            byte[] response = {0x30, (byte) (id.length + 11), 2, (byte) id.length};
            out.write(response);
            out.write(id);
            out.write(new byte[] {0x61, 7, 10, 1, result, 4, 0, 4, 0});
            out.flush();
        }
    }

    /// The content of the next element of BER, whatever its tag.
    private static byte[] value(DataInputStream in) throws IOException {
        if (in.read() < 0) {
            throw new EOFException();
        }
        return content(in);
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        if (length > 127) {
            int bytes = length & 127;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | in.readUnsignedByte();
            }
        }
        return in.readNBytes(length);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
