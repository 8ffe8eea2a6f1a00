package io.feldspar.jdbc.spi;

/// A column of a result or of a table.
public final class EngineColumn {

    private final String name;
    private final EngineType type;
    private final boolean nullable;

    public EngineColumn(String name, EngineType type, boolean nullable) {
        this.name = name;
        this.type = type;
        this.nullable = nullable;
    }

    public String name() {
        return name;
    }

    public EngineType type() {
        return type;
    }

    public boolean nullable() {
        return nullable;
    }
}
