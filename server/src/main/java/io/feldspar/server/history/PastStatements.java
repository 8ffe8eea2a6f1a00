package io.feldspar.server.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.server.log.RotatedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an [EventLog] has recorded, read from its files at each call, while a server may write
/// them. Lines that are damaged are left out.
public final class PastStatements {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path directory;

    public PastStatements(Path directory) {
        this.directory = directory;
    }

    /// The last statements, the newest last.
    ///
    /// @param statements each a JSON object without its plan
    /// @param damaged lines that could not be read on the way to them
    public record Listing(List<String> statements, int damaged) {}

    /// @param most statements
    /// @param text that a statement or its user has to have, in any case
    public Listing last(int most, String text) throws IOException {
        String wanted = text.toLowerCase(Locale.ROOT);
        // By identifier: a file that becomes an older one in between is read twice.
        Map<String, String> found = new LinkedHashMap<>();
        int damaged = 0;
        for (Path file : files()) {
            for (String line : lastLines(file, most - found.size(), wanted)) {
                Split split = Split.of(line);
                if (split == null) {
                    damaged++;
                } else {
                    found.putIfAbsent(split.id(), split.summary());
                }
            }
            if (found.size() >= most) {
                break;
            }
        }
        return new Listing(List.copyOf(found.values()).reversed(), damaged);
    }

    /// The statement as a JSON object without its plan, or null where it is not there.
    public @Nullable String find(String id) throws IOException {
        Split split = split(id);
        return split == null ? null : split.summary();
    }

    /// The plan of the statement as JSON, or null where there is none.
    public @Nullable String plan(String id) throws IOException {
        Split split = split(id);
        return split == null ? null : split.plan();
    }

    /// The stages of the statement as JSON, or null where there are none.
    public @Nullable String stages(String id) throws IOException {
        Split split = split(id);
        return split == null ? null : split.stages();
    }

    private @Nullable Split split(String id) throws IOException {
        String start = "{\"id\":\"" + id + "\",";
        for (Path file : files()) {
            try (BufferedReader lines = reader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(start)) {
                        return Split.of(line);
                    }
                }
            } catch (NoSuchFileException _) {
                // It has become an older file, or was the oldest.
            }
        }
        return null;
    }

    private List<Path> files() {
        return RotatedFile.all(directory.resolve(EventLog.FILE));
    }

    /// Damaged bytes are read as other ones, for their line alone.
    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    /// The last lines with that text, the newest first.
    private static List<String> lastLines(Path file, int most, String text) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader lines = reader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && summary(line).contains(text)) {
                    last.addFirst(line);
                    if (last.size() > most) {
                        last.removeLast();
                    }
                }
            }
        } catch (NoSuchFileException _) {
            // It has become an older file, or was the oldest.
        }
        return new ArrayList<>(last);
    }

    /// The line without its plan, in lower case.
    private static String summary(String line) {
        int plan = line.indexOf(",\"" + EventLog.PLAN + "\":");
        int end = plan < 0 ? line.indexOf(",\"" + EventLog.STAGES + "\":") : plan;
        return (end < 0 ? line : line.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    /// A line in its parts.
    private record Split(
            String id, String summary, @Nullable String plan, @Nullable String stages) {

        /// Null where the line is damaged.
        static @Nullable Split of(String line) {
            StringWriter summary = new StringWriter();
            String id = null;
            String plan = null;
            String stages = null;
            try (JsonParser in = JSON.createParser(line);
                    JsonGenerator out = JSON.createGenerator(summary)) {
                if (in.nextToken() != JsonToken.START_OBJECT) {
                    return null;
                }
                out.writeStartObject();
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    in.nextToken();
                    if (name.equals(EventLog.PLAN)) {
                        plan = copy(in);
                    } else if (name.equals(EventLog.STAGES)) {
                        stages = copy(in);
                    } else {
                        id = name.equals("id") ? in.getText() : id;
                        out.writeFieldName(name);
                        out.copyCurrentStructure(in);
                    }
                }
                out.writeEndObject();
            } catch (IOException damaged) {
                return null;
            }
            return id == null ? null : new Split(id, summary.toString(), plan, stages);
        }

        private static String copy(JsonParser in) throws IOException {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = JSON.createGenerator(text)) {
                out.copyCurrentStructure(in);
            }
            return text.toString();
        }
    }
}
