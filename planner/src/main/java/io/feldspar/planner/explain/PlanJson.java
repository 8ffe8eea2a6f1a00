package io.feldspar.planner.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A physical plan as JSON: an object for each node, its inputs within.
///
/// ```json
/// {"operator": "Filter", "detail": "Filter a#0 > 1", "output": [{"name": "a", …}],
///  "estimatedRows": 3, "inputs": [ … ]}
/// ```
public final class PlanJson {

    private final JsonGenerator out;
    private final Function<PhysicalPlan, Map<String, Object>> more;
    private final UnaryOperator<String> detail;
    private final PlanLines lines = new PlanLines();

    private PlanJson(
            JsonGenerator out,
            Function<PhysicalPlan, Map<String, Object>> more,
            UnaryOperator<String> detail) {
        this.out = out;
        this.more = more;
        this.detail = detail;
    }

    /// @param statement what is said of the statement as a whole: texts and numbers by key
    /// @param more what else is said of a node
    public static String of(
            PhysicalPlan plan,
            Map<String, Object> statement,
            Function<PhysicalPlan, Map<String, Object>> more) {
        return of(plan, statement, more, UnaryOperator.identity());
    }

    /// @param detail what is shown of a node's line
    public static String of(
            PhysicalPlan plan,
            Map<String, Object> statement,
            Function<PhysicalPlan, Map<String, Object>> more,
            UnaryOperator<String> detail) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.useDefaultPrettyPrinter();
            out.writeStartObject();
            PlanJson printer = new PlanJson(out, more, detail);
            printer.fields(statement);
            out.writeFieldName("plan");
            printer.node(plan);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void node(PhysicalPlan plan) throws IOException {
        out.writeStartObject();
        out.writeStringField("operator", plan.getClass().getSimpleName());
        Integer number = lines.repeated(plan);
        if (number != null) {
            out.writeNumberField("sameAsExchange", number);
            out.writeEndObject();
            return;
        }
        out.writeStringField("detail", detail.apply(lines.line(plan)));
        out.writeArrayFieldStart("output");
        for (Field field : plan.schema().fields()) {
            out.writeStartObject();
            out.writeStringField("name", field.name());
            out.writeStringField("type", field.type().sql());
            out.writeBooleanField("nullable", field.nullable());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("estimatedRows", Math.round(plan.estimatedRows()));
        fields(more.apply(plan));
        out.writeArrayFieldStart("inputs");
        for (PhysicalPlan input : plan.inputs()) {
            node(input);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void fields(Map<String, Object> fields) throws IOException {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            out.writeObjectField(field.getKey(), field.getValue());
        }
    }
}
