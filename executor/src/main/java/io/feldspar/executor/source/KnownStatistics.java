package io.feldspar.executor.source;

import java.util.Map;
import java.util.OptionalDouble;

/// Statistics held in a map.
record KnownStatistics(OptionalDouble rows, Map<Integer, ColumnStatistics> columns)
        implements TableStatistics {

    KnownStatistics {
        columns = Map.copyOf(columns);
    }

    @Override
    public ColumnStatistics column(int index) {
        return columns.getOrDefault(index, ColumnStatistics.UNKNOWN);
    }
}
