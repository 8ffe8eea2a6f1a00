package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.parquet.decode.Conversion;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.type.Type;

/// A flat column of a file, or a part of a nested one.
///
/// @param index among the leaves of the file's schema, and so among a row group's chunks
/// @param width bytes of a stored value, or 0 where that differs from value to value
/// @param fieldId see [io.feldspar.executor.source.parquet.format.SchemaElement]
/// @param optional whether values have definition levels
record LeafColumn(
        String name,
        int index,
        Type type,
        PhysicalType physical,
        Conversion conversion,
        int width,
        int fieldId,
        boolean optional)
        implements FileColumn {

    @Override
    public LeafColumn named(String other) {
        return new LeafColumn(other, index, type, physical, conversion, width, fieldId, optional);
    }
}
