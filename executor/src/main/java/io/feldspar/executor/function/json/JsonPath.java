package io.feldspar.executor.function.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path into JSON: `$.a.b[0]['c d'][*]`, or the name of one field.
public final class JsonPath {

    /// A step: the field `name`, the element `index`, or all elements where both are missing.
    public record Step(@Nullable String name, int index) {

        boolean all() {
            return name == null && index < 0;
        }
    }

    private final String source;
    private final List<Step> steps;

    private JsonPath(String source, List<Step> steps) {
        this.source = source;
        this.steps = steps;
    }

    public String source() {
        return source;
    }

    public List<Step> steps() {
        return steps;
    }

    /// Whether the path may name several values.
    public boolean several() {
        return steps.stream().anyMatch(Step::all);
    }

    /// The path, or null where the text is none. One without `$` is the name of a field.
    public static @Nullable JsonPath of(String text) {
        if (!text.startsWith("$")) {
            return new JsonPath(text, List.of(new Step(text, -1)));
        }
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            int end = text.charAt(at) == '.' ? field(text, at, steps) : element(text, at, steps);
            if (end < 0) {
                return null;
            }
            at = end;
        }
        return new JsonPath(text, steps);
    }

    /// Where the step `.name` ends, or -1.
    private static int field(String text, int start, List<Step> steps) {
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        String name = text.substring(start + 1, end);
        steps.add(name.equals("*") ? new Step(null, -1) : new Step(unquoted(name), -1));
        return name.isEmpty() ? -1 : end;
    }

    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
    }

    /// Where the step `[0]`, `[*]` or `['name']` ends, or -1.
    private static int element(String text, int start, List<Step> steps) {
        int end = text.indexOf(']', start);
        if (text.charAt(start) != '[' || end < 0) {
            return -1;
        }
        String inside = text.substring(start + 1, end).strip();
        if (inside.equals("*")) {
            steps.add(new Step(null, -1));
        } else if (inside.length() > 1 && inside.startsWith("'") && inside.endsWith("'")) {
            steps.add(new Step(inside.substring(1, inside.length() - 1), -1));
        } else if (!inside.isEmpty()
                && inside.length() < 10
                && inside.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            steps.add(new Step(null, Integer.parseInt(inside)));
        } else {
            return -1;
        }
        return end + 1;
    }

    /// The values at the path as JSON, in order. The parser is at the value that the path is of.
    void find(JsonParser parser, List<String> found) throws IOException {
        find(parser, 0, found);
    }

    private void find(JsonParser parser, int depth, List<String> found) throws IOException {
        if (depth == steps.size()) {
            found.add(JsonText.copy(parser));
            return;
        }
        Step step = steps.get(depth);
        if (parser.currentToken() == JsonToken.START_OBJECT && step.name() != null) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted =
                        parser.currentName().equals(step.name()) && (several() || found.isEmpty());
                parser.nextToken();
                next(parser, wanted, depth, found);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY && step.name() == null) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                next(parser, step.all() || i == step.index(), depth, found);
            }
        } else {
            parser.skipChildren();
        }
    }

    private void next(JsonParser parser, boolean wanted, int depth, List<String> found)
            throws IOException {
        if (wanted) {
            find(parser, depth + 1, found);
        } else {
            parser.skipChildren();
        }
    }
}
