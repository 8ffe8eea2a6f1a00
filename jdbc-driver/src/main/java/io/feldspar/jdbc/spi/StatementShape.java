package io.feldspar.jdbc.spi;

import java.util.List;

/// What can be known of a statement before it runs.
public final class StatementShape {

    private final List<EngineColumn> columns;
    private final List<EngineType> parameters;

    /// `columns` is empty for a statement that gives no rows.
    public StatementShape(List<EngineColumn> columns, List<EngineType> parameters) {
        this.columns = List.copyOf(columns);
        this.parameters = List.copyOf(parameters);
    }

    public List<EngineColumn> columns() {
        return columns;
    }

    /// The type that each `?` is taken as, in order.
    public List<EngineType> parameters() {
        return parameters;
    }
}
