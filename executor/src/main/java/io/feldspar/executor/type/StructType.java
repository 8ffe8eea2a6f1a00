package io.feldspar.executor.type;

import java.util.List;
import java.util.stream.Collectors;

/// A value of each of the named fields.
public record StructType(List<Member> members) implements NestedType {

    public StructType {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a struct must have a field");
        }
    }

    @Override
    public PhysicalForm form() {
        return PhysicalForm.STRUCT;
    }

    @Override
    public List<Type> parts() {
        return members.stream().map(Member::type).toList();
    }

    /// The index of the field: of that exact name, or else of that name in another case; -1 where
    /// there is none.
    public int indexOf(String name) {
        int found = -1;
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.get(i).name().equals(name)) {
                return i;
            }
            found = members.get(i).name().equalsIgnoreCase(name) ? i : found;
        }
        return found;
    }

    @Override
    public String sql() {
        return members.stream()
                .map(member -> quoted(member.name()) + ": " + member.type().sql())
                .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z_0-9]*")
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return sql();
    }
}
