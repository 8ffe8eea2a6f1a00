package io.feldspar.executor.type;

import java.util.List;

/// Any number of values of one type, in order. Elements may be null.
public record ArrayType(Type element) implements NestedType {

    @Override
    public PhysicalForm form() {
        return PhysicalForm.LIST;
    }

    @Override
    public List<Type> parts() {
        return List.of(element);
    }

    @Override
    public String sql() {
        return "ARRAY<" + element.sql() + ">";
    }

    @Override
    public String toString() {
        return sql();
    }
}
