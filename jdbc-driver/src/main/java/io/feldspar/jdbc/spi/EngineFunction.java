package io.feldspar.jdbc.spi;

/// A function that SQL can call.
public final class EngineFunction {

    private final String name;
    private final String description;

    public EngineFunction(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }
}
