package io.feldspar.executor.type;

import java.io.Serializable;

/// A named, typed column of a schema.
public record Field(String name, Type type, boolean nullable) implements Serializable {

    @Override
    public String toString() {
        return name + " " + type.sql() + (nullable ? "" : " NOT NULL");
    }
}
