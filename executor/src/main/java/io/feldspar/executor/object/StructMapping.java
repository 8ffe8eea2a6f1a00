package io.feldspar.executor.object;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Structs as records or beans. Parts and fields belong together by name, in any case of letters.
///
/// @param struct what the columns of values are
/// @param parts of the objects, in their order
/// @param fields the field of each part
public record StructMapping(
        StructType struct, ObjectClass java, List<ObjectMapping> parts, List<Integer> fields)
        implements ObjectMapping {

    /// The mapping of a record or bean.
    ///
    /// @param given the struct to map to, or null for one of the fields of the class
    /// @throws FeldsparException with TYPE_MISMATCH or COLUMN_NOT_FOUND
    public static StructMapping of(Class<?> raw, @Nullable StructType given) {
        ObjectClass java = ObjectClass.of(raw);
        List<ObjectMapping> parts = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        for (ObjectClass.Part part : java.parts()) {
            int at = given == null ? parts.size() : field(java, part, given);
            Type type = given == null ? null : given.members().get(at).type();
            ObjectMapping mapping = mapping(java, part, type);
            parts.add(mapping);
            fields.add(at);
            members.add(new Member(part.name(), mapping.type()));
        }
        return new StructMapping(
                given == null ? new StructType(members) : given,
                java,
                List.copyOf(parts),
                List.copyOf(fields));
    }

    private static ObjectMapping mapping(
            ObjectClass java, ObjectClass.Part part, @Nullable Type type) {
        try {
            return MappingFinder.of(part.type(), type);
        } catch (FeldsparException e) {
            throw new FeldsparException(
                    e.code(),
                    "Field '%s' of '%s' cannot be mapped: %s"
                            .formatted(part.name(), java.name(), e.problem()),
                    e.advice(),
                    e);
        }
    }

    private static int field(ObjectClass java, ObjectClass.Part part, StructType given) {
        int at = given.indexOf(part.name());
        if (at < 0) {
            throw new FeldsparException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "Column '%s' not found for the field of that name of '%s'"
                            .formatted(part.name(), java.name()),
                    "The columns are %s."
                            .formatted(
                                    given.members().stream()
                                            .map(member -> "'" + member.name() + "'")
                                            .collect(Collectors.joining(", "))));
        }
        return at;
    }

    /// Structs as maps from the names of their fields to values.
    static ObjectMapping fields(StructType struct) {
        List<ObjectMapping> parts =
                struct.members().stream()
                        .map(member -> MappingFinder.of(Object.class, member.type()))
                        .toList();
        return new FieldsMapping(struct, parts);
    }

    @Override
    public Type type() {
        return struct;
    }

    @Override
    public @Nullable Object read(FlatVector column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        StructVector structs = (StructVector) column;
        @Nullable Object[] values = new Object[parts.size()];
        for (int p = 0; p < values.length; p++) {
            values[p] = part(p, structs.field(fields.get(p)), row);
        }
        return java.make(values);
    }

    /// The object of a row whose fields are columns of their own.
    ///
    /// @param columns one for each part
    public Object read(FlatVector[] columns, int row) {
        @Nullable Object[] values = new Object[columns.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = part(p, columns[p], row);
        }
        return java.make(values);
    }

    private @Nullable Object part(int index, FlatVector column, int row) {
        Object value = parts.get(index).read(column, row);
        if (value == null && java.parts().get(index).primitive()) {
            ObjectClass.Part part = java.parts().get(index);
            throw new FeldsparException(
                    ErrorCode.NOT_NULL_VIOLATION,
                    "Column '%s' is NULL where '%s' has a primitive field"
                            .formatted(part.name(), java.name()),
                    "Use the boxed class, or filter the nulls.");
        }
        return value;
    }

    @Override
    public void write(@Nullable Object value, VectorBuilder out) {
        if (value == null) {
            out.appendNull();
            return;
        }
        if (!java.isInstance(value)) {
            throw SimpleWriters.mismatch(value, struct);
        }
        for (int p = 0; p < parts.size(); p++) {
            parts.get(p).write(java.part(value, p), out.field(fields.get(p)));
        }
        out.endStruct();
    }

    /// Structs as maps.
    private record FieldsMapping(StructType type, List<ObjectMapping> parts)
            implements ObjectMapping {

        @Override
        public @Nullable Object read(FlatVector column, int row) {
            if (column.isNull(row)) {
                return null;
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int p = 0; p < parts.size(); p++) {
                values.put(
                        type.members().get(p).name(),
                        parts.get(p).read(((StructVector) column).field(p), row));
            }
            return values;
        }

        @Override
        public void write(@Nullable Object value, VectorBuilder out) {
            if (value == null) {
                out.appendNull();
                return;
            }
            for (int p = 0; p < parts.size(); p++) {
                Object part =
                        switch (value) {
                            case Map<?, ?> map -> map.get(type.members().get(p).name());
                            case List<?> list -> list.get(p);
                            default -> throw SimpleWriters.mismatch(value, type);
                        };
                parts.get(p).write(part, out.field(p));
            }
            out.endStruct();
        }
    }
}
