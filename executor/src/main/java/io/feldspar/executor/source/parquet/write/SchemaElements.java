package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.parquet.format.CompactWriter;
import io.feldspar.executor.source.parquet.format.SchemaElement;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import java.util.List;

/// The elements of a file's schema that say how a column is stored.
final class SchemaElements {

    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;
    private static final int CONVERTED_MAP = 1;
    private static final int CONVERTED_LIST = 3;
    private static final int LOGICAL_MAP = 2;
    private static final int LOGICAL_LIST = 3;
    private static final int LOGICAL_VARIANT = 16;
    private static final int VARIANT_VERSION = 1;

    private SchemaElements() {}

    /// How many there are.
    static int count(StoredNode node) {
        return switch (node) {
            case StoredNode.Leaf _ -> 1;
            // the repeated group of a map is that of its entries
            case StoredNode.Repeated(Field field, StoredNode element) ->
                    count(element) + (field.type() instanceof MapType ? 1 : 2);
            case StoredNode.Group(_, List<StoredNode> fields) ->
                    1 + fields.stream().mapToInt(SchemaElements::count).sum();
            case StoredNode.Variants(_, StoredNode.Group parts) -> count(parts);
        };
    }

    static void write(StoredNode node, FieldIds ids, CompactWriter out) {
        switch (node) {
            case StoredNode.Leaf(_, StoredLeaf leaf) -> leaf.type().write(out, ids.next());
            case StoredNode.Repeated repeated -> writeRepeated(repeated, ids, out);
            case StoredNode.Group group ->
                    writeGroup(repetition(group.field()), group, ids.next(), ids, out);
            case StoredNode.Variants(_, StoredNode.Group parts) -> writeVariant(parts, ids, out);
        }
    }

    private static void writeRepeated(
            StoredNode.Repeated repeated, FieldIds ids, CompactWriter out) {
        Field field = repeated.field();
        boolean map = field.type() instanceof MapType;
        begin(out, repetition(field), field.name(), 1);
        out.i32(6, map ? CONVERTED_MAP : CONVERTED_LIST);
        writeFieldId(ids.next(), out);
        out.beginStruct(10).empty(map ? LOGICAL_MAP : LOGICAL_LIST).endStruct();
        out.endStruct();
        if (map && repeated.element() instanceof StoredNode.Group entries) {
            writeGroup(REPEATED, entries, SchemaElement.NO_ID, ids, out);
        } else {
            begin(out, REPEATED, StoredNode.LIST, 1);
            out.endStruct();
            write(repeated.element(), ids, out);
        }
    }

    private static void writeGroup(
            int repetition, StoredNode.Group group, int fieldId, FieldIds ids, CompactWriter out) {
        begin(out, repetition, group.field().name(), group.fields().size());
        writeFieldId(fieldId, out);
        out.endStruct();
        group.fields().forEach(field -> write(field, ids, out));
    }

    private static void writeVariant(StoredNode.Group parts, FieldIds ids, CompactWriter out) {
        begin(out, repetition(parts.field()), parts.field().name(), parts.fields().size());
        writeFieldId(ids.next(), out);
        out.beginStruct(10).beginStruct(LOGICAL_VARIANT).i8(1, VARIANT_VERSION);
        out.endStruct().endStruct();
        out.endStruct();
        parts.fields().forEach(part -> write(part, ids, out));
    }

    static void writeFieldId(int fieldId, CompactWriter out) {
        if (fieldId != SchemaElement.NO_ID) {
            out.i32(9, fieldId);
        }
    }

    private static int repetition(Field field) {
        return field.nullable() ? OPTIONAL : REQUIRED;
    }

    private static void begin(CompactWriter out, int repetition, String name, int children) {
        out.beginElement().i32(3, repetition).string(4, name).i32(5, children);
    }
}
