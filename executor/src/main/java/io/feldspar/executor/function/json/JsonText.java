package io.feldspar.executor.function.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import java.io.IOException;
import java.io.StringWriter;

/// Reads JSON texts.
final class JsonText {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private JsonText() {}

    static JsonParser parser(Slice text) throws IOException {
        return FACTORY.createParser(text.heap, text.start, text.length);
    }

    /// What is read of a text; the result is NULL where the text is not JSON.
    @FunctionalInterface
    interface Reading {

        /// Reads with a parser at the first token, and sets the result.
        void read(JsonParser parser, Cell[] in, Cell out) throws IOException;
    }

    static ScalarCode code(Reading reading) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            out.isNull = anyNull(in);
                            if (out.isNull) {
                                return;
                            }
                            try (JsonParser parser = parser(in[0].slice)) {
                                if (parser.nextToken() == null) {
                                    out.isNull = true;
                                } else {
                                    reading.read(parser, in, out);
                                }
                            } catch (IOException e) {
                                out.isNull = true;
                            }
                        })
                .withNulls();
    }

    private static boolean anyNull(Cell[] in) {
        for (Cell cell : in) {
            if (cell.isNull) {
                return true;
            }
        }
        return false;
    }

    /// The value at the parser as compact JSON.
    static String copy(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    /// Reads the value at the parser and all behind it, so that a text that is not JSON fails.
    static void finish(JsonParser parser) throws IOException {
        parser.skipChildren();
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
    }
}
