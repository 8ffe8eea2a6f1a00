package io.feldspar.sql.tree;

import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Rows that a program made. Two are equal only where they are the same.
public final class LocalRows {

    private static final AtomicLong NEXT = new AtomicLong(1);

    private final String name = "rows " + NEXT.getAndIncrement();
    private final Schema schema;
    private final List<List<@Nullable Object>> rows;

    /// @param rows values as [io.feldspar.executor.vector.Values] defines them
    public LocalRows(Schema schema, List<List<@Nullable Object>> rows) {
        this.schema = schema;
        this.rows = List.copyOf(rows);
    }

    /// No other rows of the process have it.
    public String name() {
        return name;
    }

    public Schema schema() {
        return schema;
    }

    public List<List<@Nullable Object>> rows() {
        return rows;
    }
}
