package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a nested column: how values of its type follow from the levels of the leaves below.
///
/// Each leaf has an entry per value, and per null or empty list instead of one:
///
/// ```text
/// rows of ARRAY<INT>      [1, 2]      []     NULL    [NULL]      element     present 3
/// repetition level        0   1       0      0       0           list        present 1
/// definition level        3   3       1      0       2           an element  from 2
/// ```
sealed interface NestedNode {

    /// The type in the engine.
    Type type();

    Levels levels();

    /// The type of an array's elements or a map's entries.
    static Type element(Type type) {
        return type instanceof MapType map ? map.entry() : ((ArrayType) type).element();
    }

    /// Which entries of a leaf tell of a value of this node.
    ///
    /// @param repetition the number of lists around it; entries of a higher repetition level
    ///     continue a list within the value
    /// @param exists from which definition level on there is a value, or a null
    /// @param present from which definition level on it is not null
    record Levels(int repetition, int exists, int present) {}

    /// A leaf.
    ///
    /// @param elements for each list around it, from the outermost on, from which definition level
    ///     on the list has an element
    record Leaf(LeafColumn column, Levels levels, List<Integer> elements) implements NestedNode {

        public Leaf {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return column.type();
        }
    }

    /// A list, or a map, whose elements are its entries.
    ///
    /// @param type an ARRAY or a MAP
    record Repeated(Type type, NestedNode element, Levels levels) implements NestedNode {}

    /// A struct, or the entries of a map.
    ///
    /// @param fields one per member of the type
    record Group(StructType type, List<NestedNode> fields, Levels levels) implements NestedNode {

        public Group {
            fields = List.copyOf(fields);
        }

        /// The field of the name, or null where there is none.
        @Nullable NestedNode field(String name) {
            int index = type.indexOf(name);
            return index < 0 ? null : fields.get(index);
        }
    }

    /// A VARIANT.
    ///
    /// @param parts the group of its [VariantParts]
    record Variants(Group parts) implements NestedNode {

        @Override
        public Type type() {
            return SimpleType.VARIANT;
        }

        @Override
        public Levels levels() {
            return parts.levels();
        }
    }
}
