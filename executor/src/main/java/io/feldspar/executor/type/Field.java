package io.feldspar.executor.type;

/// A named, typed column of a schema.
public record Field(String name, Type type, boolean nullable) {

    @Override
    public String toString() {
        return name + " " + type.sql() + (nullable ? "" : " NOT NULL");
    }
}
