package io.feldspar.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line of JSON for each statement that has ended, in a file. Lines are written by a thread of
/// its own; statements wait where it cannot keep up, so that none is lost. Thread-safe.
public final class AuditLog implements OperationListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_WAITING = 10_000;

    /// Comes last.
    private static final byte[] END = new byte[0];

    private final LongFunction<String> addresses;
    private final RotatedFile file;
    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    /// @param most bytes of one file
    /// @param kept how many full ones are kept
    /// @param addresses where the client of a session is
    /// @throws FeldsparException where the file cannot be written
    public AuditLog(Path file, long most, int kept, LongFunction<String> addresses) {
        this.addresses = addresses;
        try {
            this.file = new RotatedFile(file, most, kept);
        } catch (IOException error) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The audit file '%s' cannot be written: %s".formatted(file, error),
                    "See setting 'feldspar.server.audit.file'.",
                    error);
        }
        this.writer = Thread.ofPlatform().daemon().name("feldspar-audit").start(this::write);
    }

    @Override
    public void changed(OperationInfo operation) {
        // Its rows are known once it is closed.
    }

    @Override
    public void closed(OperationInfo operation) {
        try {
            lines.put(line(operation));
        } catch (IOException error) {
            LOG.error("Statement {} could not be audited", operation.id(), error);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.error("Statement {} was not audited", operation.id());
        }
    }

    private byte[] line(OperationInfo operation) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            Instant ended = operation.ended();
            FeldsparException error = operation.error();
            json.writeStartObject();
            json.writeStringField("time", String.valueOf(ended == null ? Instant.now() : ended));
            json.writeStringField("id", operation.id().text());
            json.writeStringField("user", operation.user());
            json.writeStringField("address", addresses.apply(operation.session()));
            json.writeNumberField("session", operation.session());
            json.writeStringField("group", operation.group());
            json.writeStringField("statement", operation.statement());
            json.writeStringField("state", operation.state().name());
            json.writeStringField("sqlState", error == null ? "00000" : error.sqlState());
            json.writeNumberField("millis", operation.elapsed().toMillis());
            json.writeNumberField("rows", operation.progress().rows());
            json.writeEndObject();
        }
        bytes.write("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private void write() {
        try {
            for (byte[] line = lines.take(); line.length > 0; line = lines.take()) {
                append(line);
            }
        } catch (InterruptedException interrupted) {
            LOG.error("The audit ends early", interrupted);
        }
    }

    private void append(byte[] line) {
        try {
            file.append(line);
        } catch (IOException error) {
            LOG.error(
                    "A line of the audit could not be written: {}",
                    new String(line, StandardCharsets.UTF_8).stripTrailing(),
                    error);
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
            LOG.error("The audit file could not be closed", error);
        }
    }
}
