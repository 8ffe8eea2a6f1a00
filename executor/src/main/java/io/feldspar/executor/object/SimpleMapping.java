package io.feldspar.executor.object;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.VectorBuilder;
import org.jspecify.annotations.Nullable;

/// The mapping of a class without parts.
record SimpleMapping(Type type, Reader reader, Writer writer) implements ObjectMapping {

    /// Reads a row that is not null.
    @FunctionalInterface
    interface Reader {
        Object read(FlatVector column, int row);
    }

    /// Appends an object.
    @FunctionalInterface
    interface Writer {
        void write(Object value, VectorBuilder out);
    }

    @Override
    public @Nullable Object read(FlatVector column, int row) {
        return column.isNull(row) ? null : reader.read(column, row);
    }

    @Override
    public void write(@Nullable Object value, VectorBuilder out) {
        if (value == null) {
            out.appendNull();
        } else {
            writer.write(value, out);
        }
    }
}
