package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.LogicalType;
import io.feldspar.executor.source.parquet.format.SchemaElement;
import java.util.ArrayList;
import java.util.List;

/// An element of a file's schema with those below it.
///
/// @param leaf the index of the first leaf at or below it among those of the schema
record SchemaNode(SchemaElement element, int leaf, List<SchemaNode> children) {

    private static final int MAX_DEPTH = 100;

    /// The tree of a schema, which the footer lists depth first.
    static SchemaNode tree(List<SchemaElement> schema) {
        if (schema.isEmpty() || schema.getFirst().physical() != null) {
            throw new CorruptDataException("there is no schema");
        }
        return new Builder(schema).node(0);
    }

    private static final class Builder {

        private final List<SchemaElement> schema;
        private int next;
        private int leaves;

        Builder(List<SchemaElement> schema) {
            this.schema = schema;
        }

        SchemaNode node(int depth) {
            if (next >= schema.size() || depth > MAX_DEPTH) {
                throw new CorruptDataException("the schema is not a tree");
            }
            SchemaElement element = schema.get(next++);
            int leaf = leaves;
            if (element.physical() != null) {
                leaves++;
            }
            List<SchemaNode> children = new ArrayList<>();
            for (int i = 0; i < element.children(); i++) {
                children.add(node(depth + 1));
            }
            return new SchemaNode(element, leaf, children);
        }
    }

    boolean repeated() {
        return element.repetition() == SchemaElement.Repetition.REPEATED;
    }

    boolean optional() {
        return element.repetition() == SchemaElement.Repetition.OPTIONAL;
    }

    /// Whether it is the group of that annotation and has one child, which is repeated.
    boolean wraps(String annotation) {
        return annotated(annotation) && children.size() == 1 && children.getFirst().repeated();
    }

    boolean annotated(String annotation) {
        return element.logical() instanceof LogicalType.Other(String name)
                && name.equals(annotation);
    }
}
