package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
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
        return leaves(type());
    }

    /// The leaves that values of the type are made of.
    ///
    /// @param wanted perhaps with less or more fields
    List<LeafColumn> leaves(Type wanted) {
        List<LeafColumn> leaves = new ArrayList<>();
        addLeaves(root, wanted, leaves);
        return leaves;
    }

    private static void addLeaves(NestedNode node, Type wanted, List<LeafColumn> leaves) {
        switch (node) {
            case NestedNode.Leaf leaf -> leaves.add(leaf.column());
            case NestedNode.Repeated repeated ->
                    addLeaves(repeated.element(), NestedNode.element(wanted), leaves);
            case NestedNode.Variants(NestedNode.Group parts) ->
                    addLeaves(parts, parts.type(), leaves);
            case NestedNode.Group group -> {
                for (Member member : ((StructType) wanted).members()) {
                    NestedNode field = group.field(member.name());
                    if (field != null) {
                        addLeaves(field, member.type(), leaves);
                    }
                }
            }
        }
    }
}
