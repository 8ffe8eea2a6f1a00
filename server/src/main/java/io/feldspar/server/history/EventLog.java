package io.feldspar.server.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.log.LineLog;
import io.feldspar.server.log.RotatedFile;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationListener;
import io.feldspar.session.operation.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records each statement that has ended, with its plan, as a line of JSON. No statement waits for
/// it: lines are lost where they cannot be written as fast as they come, or not at all.
/// Thread-safe.
public final class EventLog implements OperationListener, AutoCloseable {

    /// The name of the newest file; older ones have a number behind it.
    static final String FILE = "statements.jsonl";

    /// The field of the plan, which comes behind what is listed.
    static final String PLAN = "profile";

    /// The field of the stages, which comes last.
    static final String STAGES = "stages";

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_TEXT = 100_000;
    private static final int MOST_PROFILE = 1_000_000;

    /// Files that share the size of the log.
    private static final int FILES = 10;

    private final LineLog log;

    /// @param directory which is made where it is missing
    /// @param most bytes of all files
    /// @throws FeldsparException where nothing can be written there
    public EventLog(Path directory, long most) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(FILE);
            this.log = new LineLog("history", new RotatedFile(file, most / FILES, FILES - 1));
        } catch (IOException error) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The history cannot be written in '%s': %s".formatted(directory, error),
                    "See setting 'feldspar.server.history.dir'.",
                    error);
        }
    }

    @Override
    public void changed(OperationInfo operation) {
        // What has ended is recorded when its rows are known.
    }

    @Override
    public void closed(OperationInfo operation) {
        try {
            if (!log.offer(line(operation))) {
                LOG.debug("Statement {} is not in the history: too many end", operation.id());
            }
        } catch (IOException | RuntimeException error) {
            LOG.error("Statement {} is not in the history", operation.id(), error);
        }
    }

    private static byte[] line(OperationInfo operation) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            StatementJson.writeFields(json, operation, text(operation.statement()));
            Profile profile = operation.profile();
            if (profile != null) {
                writeProfile(PLAN, profile.plan(), json);
                writeProfile(STAGES, profile.stages(), json);
            }
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /// Writes it on the same line, unless it is too long.
    private static void writeProfile(String name, String value, JsonGenerator json)
            throws IOException {
        if (value.length() > MOST_PROFILE) {
            return;
        }
        json.writeFieldName(name);
        try (JsonParser in = JSON.createParser(value)) {
            in.nextToken();
            json.copyCurrentStructure(in);
        }
    }

    private static String text(String statement) {
        return statement.length() <= MOST_TEXT
                ? statement
                : statement.substring(0, MOST_TEXT) + " …";
    }

    /// Writes what waits, and ends.
    @Override
    public void close() {
        log.close();
    }
}
