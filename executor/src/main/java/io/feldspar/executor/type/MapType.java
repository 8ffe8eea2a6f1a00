package io.feldspar.executor.type;

import java.util.List;

/// Entries of a key and a value, in the order in which they were given. Keys are unique and not
/// null; values may be null.
public record MapType(Type key, Type value) implements NestedType {

    @Override
    public PhysicalForm form() {
        return PhysicalForm.LIST;
    }

    @Override
    public List<Type> parts() {
        return List.of(key, value);
    }

    /// The type of an entry, in vectors and where a map is turned into an array.
    public StructType entry() {
        return new StructType(List.of(new Member("key", key), new Member("value", value)));
    }

    @Override
    public String sql() {
        return "MAP<" + key.sql() + ", " + value.sql() + ">";
    }

    @Override
    public String toString() {
        return sql();
    }
}
