package io.feldspar.jdbc.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection property: its key, what it does, and what it may hold.
public final class EngineProperty {

    private final String name;
    private final String description;
    private final @Nullable String defaultValue;
    private final List<String> choices;

    /// Choices are the only values allowed, or empty where any is.
    public EngineProperty(
            String name, String description, @Nullable String defaultValue, List<String> choices) {
        this.name = name;
        this.description = description;
        this.defaultValue = defaultValue;
        this.choices = List.copyOf(choices);
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public @Nullable String defaultValue() {
        return defaultValue;
    }

    public List<String> choices() {
        return choices;
    }
}
