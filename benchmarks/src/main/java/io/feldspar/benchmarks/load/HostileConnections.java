package io.feldspar.benchmarks.load;

import io.feldspar.jdbc.wire.AvroWriter;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Requests;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that send damaged messages, or a byte now and then.
final class HostileConnections {

    private static final int FRAMES_PER_CONNECTION = 10;
    private static final int REPLY_MILLIS = 20;
    private static final int FUZZING_CLIENTS = 32;

    /// Whole messages, of which damaged ones are made.
    private final List<byte[]> messages;

    private HostileConnections(List<byte[]> messages) {
        this.messages = messages;
    }

    static HostileConnections ofFeldspar() {
        AvroWriter hello = new AvroWriter();
        Frame.write(hello, 1, new Requests.Hello(List.of(Frame.VERSION), "load"));
        AvroWriter open = new AvroWriter();
        Frame.write(open, 2, new Requests.OpenSession(Map.of("user", "load")));
        AvroWriter prepare = new AvroWriter();
        Frame.write(prepare, 3, new Requests.Prepare(1, "SELECT 1"));
        return new HostileConnections(List.of(whole(hello), whole(open), whole(prepare)));
    }

    private static byte[] whole(AvroWriter message) {
        return Arrays.copyOf(message.bytes(), message.length());
    }

    /// SASL's first message, and a call of Thrift.
    static HostileConnections ofHive() {
        byte[] start = {1, 0, 0, 0, 5, 'P', 'L', 'A', 'I', 'N'};
        byte[] plain = {2, 0, 0, 0, 4, 0, 'a', 0, 'b'};
        byte[] call = {
            0,
            0,
            0,
            24,
            (byte) 0x80,
            1,
            0,
            1,
            0,
            0,
            0,
            11,
            'O',
            'p',
            'e',
            'n',
            'S',
            'e',
            's',
            's',
            'i',
            'o',
            'n',
            0,
            0,
            0,
            1,
            0
        };
        byte[] http = ascii("POST /cliservice HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
        return new HostileConnections(List.of(start, plain, call, http));
    }

    static HostileConnections ofHttp() {
        return new HostileConnections(
                List.of(
                        ascii("GET /api/server HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                        ascii("DELETE /api/statements/x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                        ascii(
                                "POST /api/sessions HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + "Content-Length: 14\r\n\r\n{\"schema\":\"x\"}")));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Sends so many damaged messages, behind some that are whole, over as many connections as it
    /// takes: the server closes most at the first.
    ///
    /// @return the number of connections
    int fuzz(int port, int frames, long seed) throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(frames);
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int client = 0; client < FUZZING_CLIENTS; client++) {
            Random random = new Random(seed * FUZZING_CLIENTS + client);
            clients.add(() -> fuzz(port, left, random));
        }
        int connections = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> client : threads.invokeAll(clients)) {
                connections += client.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("a client could not connect", failed.getCause());
        }
        return connections;
    }

    private int fuzz(int port, AtomicInteger left, Random random) throws IOException {
        int connections = 0;
        while (left.get() > 0) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                connections++;
                socket.setSoTimeout(REPLY_MILLIS);
                OutputStream out = socket.getOutputStream();
                for (byte[] whole : messages.subList(0, random.nextInt(messages.size()))) {
                    out.write(whole);
                    var _ = socket.getInputStream().read(new byte[4096]);
                }
                for (int i = 0; i < FRAMES_PER_CONNECTION && left.decrementAndGet() >= 0; i++) {
                    out.write(damaged(random));
                }
                var _ = socket.getInputStream().read(new byte[4096]);
            } catch (ConnectException refused) {
                throw refused;
            } catch (SocketException | SocketTimeoutException closed) {
                // The server has closed it, or waits for more.
            }
        }
        return connections;
    }

    private byte[] damaged(Random random) {
        byte[] message = messages.get(random.nextInt(messages.size())).clone();
        int kind = random.nextInt(4);
        if (kind == 0) {
            random.nextBytes(message);
        } else if (kind == 1) {
            message = Arrays.copyOf(message, 1 + random.nextInt(2 * message.length));
        } else {
            for (int i = 0; i <= random.nextInt(4); i++) {
                message[random.nextInt(message.length)] = (byte) random.nextInt();
            }
        }
        return message;
    }

    /// Opens connections of which every other one sends a byte each second, and tells after how
    /// many seconds the server has closed the last of them.
    ///
    /// @param most seconds to wait
    /// @return -1 where some are open still
    int reaped(int port, int count, int most) throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new Socket("127.0.0.1", port));
            }
            byte[] message = messages.getFirst();
            for (int second = 0; second <= most; second++) {
                int next = Math.min(second, message.length - 2);
                int open = 0;
                for (int i = 0; i < count; i++) {
                    open += isOpen(sockets.get(i), i % 2 == 0 ? message[next] : -1) ? 1 : 0;
                }
                if (open == 0) {
                    return second;
                }
                Thread.sleep(1000);
            }
            return -1;
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean isOpen(Socket socket, int sent) throws IOException {
        try {
            if (sent >= 0) {
                socket.getOutputStream().write(sent);
            }
            socket.setSoTimeout(1);
            byte[] answer = new byte[4096];
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(answer);
            }
            return false;
        } catch (SocketTimeoutException waits) {
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }
}
