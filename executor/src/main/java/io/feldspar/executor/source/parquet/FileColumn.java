package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Type;

/// A column of a file: one leaf of its schema, or several that together are nested values.
sealed interface FileColumn permits LeafColumn, NestedColumn {

    String name();

    Type type();

    /// Whether values may be null.
    boolean optional();

    /// See [io.feldspar.executor.source.parquet.format.SchemaElement].
    int fieldId();

    FileColumn named(String other);
}
