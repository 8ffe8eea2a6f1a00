package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.parquet.NestedNode.Levels;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which column an element of a schema's first level is.
///
/// ```text
/// group                                        STRUCT
/// group (LIST) { repeated group { element } }  ARRAY; also the older forms of two levels
/// group (MAP) { repeated group { key value } } MAP
/// group (VARIANT) { metadata value }           VARIANT
/// repeated …                                   ARRAY of it
/// ```
final class NestedMapping {

    private final List<Integer> elements = new ArrayList<>();

    private NestedMapping() {}

    /// The column, or null where the engine has no type for it or for a part of it.
    static @Nullable FileColumn column(SchemaNode node) {
        if (node.children().isEmpty() && !node.repeated()) {
            return TypeMapping.column(node.element(), node.leaf());
        }
        NestedNode root = new NestedMapping().node(node, 0, 0, 0);
        return root == null
                ? null
                : new NestedColumn(
                        node.element().name(), node.optional(), node.element().fieldId(), root);
    }

    /// @param present from which level on the group around it is not null
    private @Nullable NestedNode node(SchemaNode node, int repetition, int exists, int present) {
        if (node.repeated()) {
            NestedNode element =
                    element(present + 1, () -> required(node, repetition + 1, present + 1));
            Levels levels = new Levels(repetition, exists, present);
            return element == null ? null : list(element, levels);
        }
        int own = node.optional() ? present + 1 : present;
        return value(node, new Levels(repetition, exists, own));
    }

    private interface Part {
        @Nullable NestedNode make();
    }

    /// Makes the element of a list.
    private @Nullable NestedNode element(int definition, Part part) {
        elements.add(definition);
        NestedNode element = part.make();
        elements.removeLast();
        return element;
    }

    private static NestedNode list(NestedNode element, Levels levels) {
        return new NestedNode.Repeated(new ArrayType(element.type()), element, levels);
    }

    /// The element as a value that is there wherever its list has one.
    private @Nullable NestedNode required(SchemaNode node, int repetition, int present) {
        return value(node, new Levels(repetition, present, present));
    }

    private @Nullable NestedNode value(SchemaNode node, Levels levels) {
        if (node.element().physical() != null) {
            LeafColumn column = TypeMapping.column(node.element(), node.leaf());
            return column == null ? null : new NestedNode.Leaf(column, levels, elements);
        }
        if (node.wraps("LIST")) {
            return wrappedList(node, levels);
        }
        boolean map = node.wraps("MAP") || node.wraps("MAP_KEY_VALUE");
        if (map && node.children().getFirst().children().size() == 2) {
            return map(node.children().getFirst(), levels);
        }
        NestedNode group = group(node, levels);
        return node.annotated("VARIANT") ? variant(group) : group;
    }

    /// One whose parts are in columns of their own ("shredded") is not read.
    private static @Nullable NestedNode variant(@Nullable NestedNode group) {
        return group instanceof NestedNode.Group parts && parts.type().equals(VariantParts.STRUCT)
                ? new NestedNode.Variants(parts)
                : null;
    }

    private @Nullable NestedNode wrappedList(SchemaNode node, Levels levels) {
        SchemaNode repeated = node.children().getFirst();
        int definition = levels.present() + 1;
        int repetition = levels.repetition() + 1;
        NestedNode element =
                element(
                        definition,
                        () ->
                                isElement(repeated, node.element().name())
                                        ? required(repeated, repetition, definition)
                                        : node(
                                                repeated.children().getFirst(),
                                                repetition,
                                                definition,
                                                definition));
        return element == null ? null : list(element, levels);
    }

    /// Whether the repeated field is the element itself, as older writers have it, and not a group
    /// around it.
    private static boolean isElement(SchemaNode repeated, String list) {
        String name = repeated.element().name();
        return repeated.children().size() != 1
                || repeated.children().getFirst().repeated()
                || name.equals("array")
                || name.equals(list + "_tuple");
    }

    private @Nullable NestedNode map(SchemaNode entries, Levels levels) {
        int definition = levels.present() + 1;
        NestedNode key =
                element(
                        definition,
                        () ->
                                node(
                                        entries.children().get(0),
                                        levels.repetition() + 1,
                                        definition,
                                        definition));
        NestedNode value =
                element(
                        definition,
                        () ->
                                node(
                                        entries.children().get(1),
                                        levels.repetition() + 1,
                                        definition,
                                        definition));
        if (key == null || value == null) {
            return null;
        }
        MapType type = new MapType(key.type(), value.type());
        Levels entry = new Levels(levels.repetition() + 1, definition, definition);
        return new NestedNode.Repeated(
                type, new NestedNode.Group(type.entry(), List.of(key, value), entry), levels);
    }

    private @Nullable NestedNode group(SchemaNode node, Levels levels) {
        List<NestedNode> fields = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        for (SchemaNode child : node.children()) {
            NestedNode field = node(child, levels.repetition(), levels.exists(), levels.present());
            if (field == null) {
                return null;
            }
            fields.add(field);
            Type type = field.type();
            members.add(new Member(child.element().name(), type));
        }
        return fields.isEmpty()
                ? null
                : new NestedNode.Group(new StructType(members), fields, levels);
    }
}
