package io.feldspar.server.log;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends lines to a file on a separate thread. A line that cannot be written is lost without an
/// error for the caller. Thread-safe.
public final class LineLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LineLog.class);
    private static final int MOST_WAITING = 10_000;
    private static final long LOG_EVERY_NANOS = 60_000_000_000L;

    /// Comes last.
    private static final byte[] END = new byte[0];

    private final String name;
    private final RotatedFile file;
    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    /// Belongs to the writer, as does the next one.
    private long lost;

    private long lastLogged = System.nanoTime() - LOG_EVERY_NANOS;

    /// @param name what the file is, such as `audit`
    public LineLog(String name, RotatedFile file) {
        this.name = name;
        this.file = file;
        this.writer = Thread.ofPlatform().daemon().name("feldspar-" + name).start(this::write);
    }

    /// Appends the line, which ends with a line feed; waits where many lines wait already.
    public void put(byte[] line) throws InterruptedException {
        lines.put(line);
    }

    /// Appends the line, which ends with a line feed; false where too many lines wait.
    public boolean offer(byte[] line) {
        return lines.offer(line);
    }

    private void write() {
        try {
            for (byte[] line = lines.take(); line.length > 0; line = lines.take()) {
                append(line);
            }
        } catch (InterruptedException interrupted) {
            LOG.error("The {} ends early", name, interrupted);
        }
    }

    private void append(byte[] line) {
        try {
            file.append(line);
        } catch (IOException error) {
            lost++;
            long now = System.nanoTime();
            if (now - lastLogged >= LOG_EVERY_NANOS) {
                lastLogged = now;
                LOG.error("The {} cannot be written; {} lines are lost so far", name, lost, error);
            }
        }
    }

    /// Writes what waits, and ends.
    @Override
    public void close() {
        try {
            lines.put(END);
            writer.join();
            file.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException error) {
            LOG.error("The file of the {} could not be closed", name, error);
        }
    }
}
