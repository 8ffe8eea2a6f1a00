package io.feldspar.executor.function.schema;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.time.DatePattern;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a user says of JSON or CSV texts, as a map of names and values.
final class Options {

    private static final Set<String> COMMON =
            Set.of("mode", "dateformat", "timeformat", "timestampformat");

    static final Options NONE = new Options(Map.of());

    private final Map<String, String> values;
    private final @Nullable DatePattern dates;
    private final @Nullable DatePattern times;
    private final @Nullable DatePattern timestamps;

    private Options(Map<String, String> values) {
        this.values = values;
        dates = pattern("dateformat");
        times = pattern("timeformat");
        timestamps = pattern("timestampformat");
    }

    private @Nullable DatePattern pattern(String name) {
        String format = values.get(name);
        return format == null ? null : DatePattern.compile(format);
    }

    /// @param given the names and values
    /// @param known further allowed names, in lower case, besides those of modes and formats
    /// @throws FeldsparException with INVALID_PARAMETER for others
    static Options of(Map<?, ?> given, Set<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach(
                (key, value) -> {
                    String name = String.valueOf(key).toLowerCase(Locale.ROOT);
                    if (!COMMON.contains(name) && !known.contains(name)) {
                        Set<String> all = new TreeSet<>(COMMON);
                        all.addAll(known);
                        throw new FeldsparException(
                                ErrorCode.INVALID_PARAMETER,
                                "Option '%s' is not known".formatted(key),
                                "The options are %s.".formatted(String.join(", ", all)));
                    }
                    if (value != null) {
                        values.put(name, value.toString());
                    }
                });
        return new Options(values);
    }

    @Nullable String text(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, value, "true or false");
        };
    }

    /// The first of the names that has a value, which must be one character.
    char character(char otherwise, String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                if (value.length() != 1) {
                    throw wrong(name, value, "one character");
                }
                return value.charAt(0);
            }
        }
        return otherwise;
    }

    /// Whether a text that does not fit is an error, rather than NULL.
    boolean failFast() {
        String mode = text("mode", "PERMISSIVE");
        return switch (mode.toUpperCase(Locale.ROOT)) {
            case "PERMISSIVE" -> false;
            case "FAILFAST" -> true;
            default -> throw wrong("mode", mode, "PERMISSIVE or FAILFAST");
        };
    }

    private static FeldsparException wrong(String name, String value, String wanted) {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "Invalid value '%s' for option '%s'".formatted(value, name),
                "Write %s.".formatted(wanted));
    }

    /// How values of the type are written, or null for the usual way.
    @Nullable DatePattern format(Type type) {
        return type == SimpleType.DATE
                ? dates
                : type == SimpleType.TIME
                        ? times
                        : type == SimpleType.TIMESTAMP || type == SimpleType.TIMESTAMP_TZ
                                ? timestamps
                                : null;
    }

    /// The value in the format of its type, or null where there is none.
    @Nullable String formatted(FlatVector vector, int row) {
        DatePattern pattern = format(vector.type());
        if (pattern == null) {
            return null;
        }
        return switch (vector.value(row)) {
            case Integer day -> pattern.format(day * 86_400_000_000L);
            case Long micros -> pattern.format(micros);
            case null, default -> null;
        };
    }

    /// The options of rows, in which they mostly are the same.
    static final class Column {

        private final @Nullable FlatVector maps;
        private final Set<String> known;
        private Object last = Map.of();
        private Options options = NONE;

        /// @param maps null where there are no options
        Column(@Nullable FlatVector maps, Set<String> known) {
            this.maps = maps;
            this.known = known;
        }

        /// The argument of that index, if there are so many.
        static Column of(FlatVector[] arguments, int index, Set<String> known) {
            return new Column(index < arguments.length ? arguments[index] : null, known);
        }

        Options at(int row) {
            if (maps != null && maps.value(row) instanceof Map<?, ?> map && !map.equals(last)) {
                last = map;
                options = Options.of(map, known);
            }
            return options;
        }
    }
}
