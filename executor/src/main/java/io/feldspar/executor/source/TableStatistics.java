package io.feldspar.executor.source;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What is known of a table without reading it.
///
/// @param rows the number of rows, exact or estimated; empty where nothing is known
/// @param columns by index into the table's schema; absent where nothing is known
public record TableStatistics(OptionalDouble rows, Map<Integer, ColumnStatistics> columns) {

    public static final TableStatistics UNKNOWN =
            new TableStatistics(OptionalDouble.empty(), Map.of());

    public TableStatistics {
        columns = Map.copyOf(columns);
    }

    /// What is known of a column.
    ///
    /// @param min the smallest value as [io.feldspar.executor.vector.Values] reads it, or null
    ///     where unknown; a bound, perhaps not attained
    /// @param max likewise the largest
    /// @param nullFraction between 0 and 1
    /// @param distinct the number of distinct values, exact or estimated
    public record ColumnStatistics(
            @Nullable Object min,
            @Nullable Object max,
            OptionalDouble nullFraction,
            OptionalDouble distinct) {}
}
