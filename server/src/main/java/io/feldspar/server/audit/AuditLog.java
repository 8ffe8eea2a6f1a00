package io.feldspar.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.log.LineLog;
import io.feldspar.server.log.RotatedFile;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line of JSON for each statement that has ended, in a file. Lines are written by a thread of
/// its own; statements wait where it cannot keep up, so that none is lost. Thread-safe.
public final class AuditLog implements OperationListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final LongFunction<String> addresses;
    private final LineLog log;

    /// @param most bytes of one file
    /// @param kept maximum number of full files
    /// @param addresses where the client of a session is
    /// @throws FeldsparException where the file cannot be written
    public AuditLog(Path file, long most, int kept, LongFunction<String> addresses) {
        this.addresses = addresses;
        try {
            this.log = new LineLog("audit", new RotatedFile(file, most, kept));
        } catch (IOException error) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The audit file '%s' cannot be written: %s".formatted(file, error),
                    "See setting 'feldspar.server.audit.file'.",
                    error);
        }
    }

    @Override
    public void changed(OperationInfo operation) {
        // Its rows are known once it is closed.
    }

    @Override
    public void closed(OperationInfo operation) {
        try {
            log.put(line(operation));
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

    /// Writes what waits, and ends.
    @Override
    public void close() {
        log.close();
    }
}
