package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.parquet.VariantParts;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import java.util.ArrayList;
import java.util.List;

/// How a column, or a part of one, is stored.
///
/// ```text
/// ARRAY    optional group name (LIST) { repeated group list { element } }
/// MAP      optional group name (MAP) { repeated group key_value { required key; value } }
/// STRUCT   optional group name { field … }
/// VARIANT  optional group name (VARIANT) { required metadata; required value }
/// ```
sealed interface StoredNode {

    /// The names of repeated groups.
    String LIST = "list";

    String ENTRIES = "key_value";

    Field field();

    /// A value by itself.
    record Leaf(Field field, StoredLeaf leaf) implements StoredNode {}

    /// A list or a map.
    record Repeated(Field field, StoredNode element) implements StoredNode {}

    /// A struct, or the entries of a map.
    record Group(Field field, List<StoredNode> fields) implements StoredNode {

        public Group {
            fields = List.copyOf(fields);
        }
    }

    /// A VARIANT.
    ///
    /// @param parts the group of its two parts
    record Variants(Field field, Group parts) implements StoredNode {}

    /// How the column is stored.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with NOT_SUPPORTED where Parquet has no
    ///     type for it
    static StoredNode of(Field column) {
        return of(column, List.of(), 0, 0);
    }

    /// @param around the path of the group around it
    /// @param definition the definition level of values of that group
    private static StoredNode of(Field field, List<String> around, int repetition, int definition) {
        List<String> path = new ArrayList<>(around);
        path.add(field.name());
        int own = field.nullable() ? definition + 1 : definition;
        return switch (field.type()) {
            case ArrayType(var element) -> {
                path.add(LIST);
                Field part = new Field("element", element, true);
                yield new Repeated(field, of(part, path, repetition + 1, own + 1));
            }
            case MapType map -> new Repeated(field, entries(map, path, repetition + 1, own + 1));
            case StructType struct -> {
                List<StoredNode> fields = new ArrayList<>();
                for (Member member : struct.members()) {
                    Field part = new Field(member.name(), member.type(), true);
                    fields.add(of(part, path, repetition, own));
                }
                yield new Group(field, fields);
            }
            case SimpleType.VARIANT -> {
                List<StoredNode> parts =
                        VariantParts.STRUCT.members().stream()
                                .map(part -> new Field(part.name(), part.type(), false))
                                .map(part -> of(part, path, repetition, own))
                                .toList();
                yield new Variants(field, new Group(field, parts));
            }
            case DecimalType _, SimpleType _ ->
                    new Leaf(
                            field,
                            new StoredLeaf(StoredType.of(field, path), path, repetition, own));
        };
    }

    /// @param path of the map, to which that of its entries is added
    private static Group entries(MapType map, List<String> path, int repetition, int definition) {
        path.add(ENTRIES);
        Field key = new Field("key", map.key(), false);
        Field value = new Field("value", map.value(), true);
        return new Group(
                new Field(ENTRIES, map.entry(), false),
                List.of(
                        of(key, path, repetition, definition),
                        of(value, path, repetition, definition)));
    }

    /// Appends the leaves, in the order of the schema.
    default void addLeaves(List<StoredLeaf> leaves) {
        switch (this) {
            case Leaf(_, StoredLeaf leaf) -> leaves.add(leaf);
            case Repeated(_, StoredNode element) -> element.addLeaves(leaves);
            case Group(_, List<StoredNode> fields) ->
                    fields.forEach(field -> field.addLeaves(leaves));
            case Variants(_, Group parts) -> parts.addLeaves(leaves);
        }
    }
}
