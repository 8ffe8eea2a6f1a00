package io.feldspar.session.activity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// A stage of a job. Times are microseconds since the job began.
///
/// @param name its operators, from the first to the last
/// @param tasks how many it has
/// @param submitted -1 before
/// @param completed -1 before
/// @param attempts those that were recorded, in the order of their start
/// @param unrecorded attempts beyond those
public record StageActivity(
        int id,
        String name,
        int tasks,
        long submitted,
        long completed,
        List<TaskActivity> attempts,
        int unrecorded) {

    public StageActivity {
        attempts = List.copyOf(attempts);
    }

    /// The stages of a job as JSON.
    ///
    /// @param now microseconds since the job began
    public static String json(List<StageActivity> stages, long now) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("micros", now);
            json.writeArrayFieldStart("stages");
            for (StageActivity stage : stages) {
                stage.write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("name", name);
        json.writeNumberField("tasks", tasks);
        time(json, "submitted", submitted);
        time(json, "completed", completed);
        json.writeNumberField("unrecorded", unrecorded);
        json.writeArrayFieldStart("attempts");
        for (TaskActivity attempt : attempts) {
            json.writeStartObject();
            json.writeNumberField("task", attempt.partition());
            json.writeStringField("executor", attempt.executor());
            json.writeNumberField("started", attempt.started());
            time(json, "ended", attempt.ended());
            json.writeStringField("outcome", attempt.outcome());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, long micros) throws IOException {
        if (micros < 0) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, micros);
        }
    }
}
