package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Options of a file format by name, each read once; what nobody read is an error.
public final class FileOptions {

    private final String format;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> known = new TreeSet<>();

    /// @param values names in any case
    public FileOptions(String format, Map<String, String> values) {
        this.format = format;
        values.forEach((name, value) -> this.values.put(name.toLowerCase(Locale.ROOT), value));
    }

    /// The options that nobody has read yet, names in lower case.
    public Map<String, String> unread() {
        return Map.copyOf(values);
    }

    /// The value of the first of the names that is set, or null.
    public @Nullable String text(String... names) {
        String value = null;
        known.addAll(Arrays.asList(names));
        for (String name : names) {
            String own = values.remove(name);
            value = value == null ? own : value;
        }
        return value;
    }

    public String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    public @Nullable Boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes" -> true;
            case "false", "0", "off", "no" -> false;
            default -> throw wrong(name, value, "true or false");
        };
    }

    public boolean flag(String name, boolean otherwise) {
        Boolean value = flag(name);
        return value == null ? otherwise : value;
    }

    public long number(String name, long otherwise, long min, long max) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        String expected = "a whole number from " + min + " to " + max;
        try {
            long number = Long.parseLong(value.strip());
            if (number < min || number > max) {
                throw wrong(name, value, expected);
            }
            return number;
        } catch (NumberFormatException _) {
            throw wrong(name, value, expected);
        }
    }

    /// A single ASCII character, or null where it is not set. `\t` is written as two
    /// characters, `tab` as a word, or as itself.
    public @Nullable Character character(String... names) {
        String value = text(names);
        if (value == null) {
            return null;
        }
        if (value.equals("\\t") || value.equalsIgnoreCase("tab")) {
            return '\t';
        }
        if (value.length() != 1 || value.charAt(0) >= 0x80) {
            throw wrong(names[0], value, "one ASCII character");
        }
        return value.charAt(0);
    }

    public FeldsparException wrong(String name, String value, String expected) {
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "Invalid value '%s' for option '%s' of format %s: it must be %s"
                        .formatted(value, name, format, expected));
    }

    /// @throws FeldsparException with INVALID_PARAMETER where an option is left that nobody read
    public void end() {
        if (!values.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Format %s has no option '%s'"
                            .formatted(format, new TreeSet<>(values.keySet()).first()),
                    "Use one of %s.".formatted(String.join(", ", known)));
        }
    }
}
