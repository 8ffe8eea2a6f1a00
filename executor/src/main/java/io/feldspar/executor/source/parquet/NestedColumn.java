package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;

/// A column of nested values.
record NestedColumn(String name, boolean optional, int fieldId, NestedNode root)
        implements FileColumn {

    @Override
    public Type type() {
        return root.type();
    }

    @Override
    public NestedColumn named(String other) {
        return new NestedColumn(other, optional, fieldId, root);
    }

    /// The leaves in the order of the schema.
    List<LeafColumn> leaves() {
        List<LeafColumn> leaves = new ArrayList<>();
        addLeaves(root, leaves);
        return leaves;
    }

    private static void addLeaves(NestedNode node, List<LeafColumn> leaves) {
        switch (node) {
            case NestedNode.Leaf leaf -> leaves.add(leaf.column());
            case NestedNode.Repeated repeated -> addLeaves(repeated.element(), leaves);
            case NestedNode.Group group ->
                    group.fields().forEach(field -> addLeaves(field, leaves));
        }
    }
}
