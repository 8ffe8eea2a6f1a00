package io.feldspar.executor.function.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of any type from JSON, as Java objects. Belongs to one thread.
///
/// A field of a struct that does not fit is null, unless the mode is FAILFAST; an element of an
/// array or a map that does not fit makes the array or map unfit.
final class JsonValue {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private final TextValue texts = new TextValue();
    private final Map<StructType, Map<String, Integer>> fields = new HashMap<>();

    static JsonParser parser(String json, Options options) throws IOException {
        JsonParser parser = FACTORY.createParser(json);
        parser.configure(
                JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS.mappedFeature(),
                options.flag("allownumericleadingzeros", false));
        return parser;
    }

    /// The value of a text; null where it is blank or JSON's null.
    ///
    /// A struct may be the first element of an array, and an array of structs may be one object.
    ///
    /// @throws Unfit where it does not fit or is not JSON
    @Nullable Object of(String json, Type type, Options options) throws Unfit {
        try (JsonParser parser = parser(json, options)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            if (type instanceof StructType && token == JsonToken.START_ARRAY) {
                return parser.nextToken() == JsonToken.END_ARRAY
                        ? null
                        : value(parser, type, options);
            }
            if (type instanceof ArrayType array
                    && array.element() instanceof StructType
                    && token == JsonToken.START_OBJECT) {
                return Collections.singletonList(value(parser, array.element(), options));
            }
            return value(parser, type, options);
        } catch (IOException e) {
            throw new Unfit(null, null);
        }
    }

    private @Nullable Object value(JsonParser parser, Type type, Options options)
            throws IOException, Unfit {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT ->
                    switch (type) {
                        case StructType struct -> struct(parser, struct, options);
                        case MapType map -> map(parser, map, options);
                        default -> text(parser, type);
                    };
            case START_ARRAY ->
                    type instanceof ArrayType array
                            ? array(parser, array, options)
                            : text(parser, type);
            default -> scalar(parser, type, options);
        };
    }

    /// An object or array as text, which only a VARCHAR can be.
    private static String text(JsonParser parser, Type type) throws IOException, Unfit {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        if (type != SimpleType.VARCHAR) {
            throw new Unfit(text.toString(), type);
        }
        return text.toString();
    }

    private Object struct(JsonParser parser, StructType struct, Options options)
            throws IOException, Unfit {
        Map<String, Integer> places = fields.computeIfAbsent(struct, JsonValue::places);
        @Nullable Object[] values = new @Nullable Object[struct.members().size()];
        while (next(parser) == JsonToken.FIELD_NAME) {
            Integer place = places.get(parser.currentName());
            parser.nextToken();
            if (place == null) {
                parser.skipChildren();
                continue;
            }
            Type type = struct.members().get(place).type();
            int depth = depth(parser);
            try {
                values[place] = value(parser, type, options);
            } catch (Unfit e) {
                if (options.failFast()) {
                    throw e;
                }
                values[place] = null;
                leave(parser, depth);
            }
        }
        return Arrays.asList(values);
    }

    private static int depth(JsonParser parser) {
        int depth = 0;
        for (var context = parser.getParsingContext();
                context != null;
                context = context.getParent()) {
            depth++;
        }
        // An object or array that just began is a context of its own.
        return parser.currentToken().isStructStart() ? depth - 1 : depth;
    }

    /// Passes over the rest of a value that was left in its middle.
    private static void leave(JsonParser parser, int depth) throws IOException {
        parser.skipChildren();
        while (depth(parser) > depth) {
            if (next(parser).isStructStart()) {
                parser.skipChildren();
            }
        }
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("the text ends too early");
        }
        return token;
    }

    private static Map<String, Integer> places(StructType struct) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < struct.members().size(); i++) {
            places.put(struct.members().get(i).name(), i);
        }
        return places;
    }

    private Object map(JsonParser parser, MapType map, Options options) throws IOException, Unfit {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        while (next(parser) == JsonToken.FIELD_NAME) {
            Object key = texts.of(parser.currentName(), map.key(), options);
            parser.nextToken();
            entries.put(key, value(parser, map.value(), options));
        }
        return entries;
    }

    private Object array(JsonParser parser, ArrayType array, Options options)
            throws IOException, Unfit {
        List<@Nullable Object> elements = new ArrayList<>();
        while (next(parser) != JsonToken.END_ARRAY) {
            elements.add(value(parser, array.element(), options));
        }
        return elements;
    }

    private Object scalar(JsonParser parser, Type type, Options options) throws IOException, Unfit {
        String text = parser.getText();
        boolean fits =
                switch (parser.currentToken()) {
                    case VALUE_TRUE, VALUE_FALSE -> type == SimpleType.BOOLEAN;
                    case VALUE_NUMBER_INT -> type.numeric();
                    case VALUE_NUMBER_FLOAT -> type.numeric() && !whole(type);
                    case VALUE_STRING -> mayBeText(type, text);
                    default -> false;
                };
        if (type == SimpleType.VARCHAR) {
            return text;
        }
        if (!fits) {
            throw new Unfit(text, type);
        }
        if (type == SimpleType.VARBINARY) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw new Unfit(text, type);
            }
        }
        return texts.of(text, type, options);
    }

    private static boolean whole(Type type) {
        return type == SimpleType.TINYINT
                || type == SimpleType.SMALLINT
                || type == SimpleType.INTEGER
                || type == SimpleType.BIGINT;
    }

    /// A string is not a number, but for what JSON has no number for, and exact ones.
    private static boolean mayBeText(Type type, String text) {
        if (type == SimpleType.DOUBLE || type == SimpleType.REAL) {
            return text.equals("NaN") || text.endsWith("Infinity") || text.endsWith("INF");
        }
        return type != SimpleType.BOOLEAN && !whole(type);
    }
}
