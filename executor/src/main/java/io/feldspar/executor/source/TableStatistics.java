package io.feldspar.executor.source;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What is known of a table without reading it.
///
/// Asking for a column may cost some reading (of page headers, say) the first time, so ask for the
/// columns that matter only.
public interface TableStatistics {

    TableStatistics UNKNOWN = of(OptionalDouble.empty(), Map.of());

    /// The number of rows, exact or estimated; empty where nothing is known.
    OptionalDouble rows();

    /// What is known of the column of that index in the table's schema, perhaps
    /// [ColumnStatistics#UNKNOWN].
    ColumnStatistics column(int index);

    /// Statistics that are known already; columns that are absent are unknown.
    static TableStatistics of(OptionalDouble rows, Map<Integer, ColumnStatistics> columns) {
        return new KnownStatistics(rows, columns);
    }

    /// What is known of a column.
    ///
    /// @param min the smallest value as [io.feldspar.executor.vector.Values] reads it, or null
    ///     where unknown; a bound, perhaps not attained
    /// @param max likewise the largest
    /// @param nullFraction between 0 and 1
    /// @param distinct the number of distinct values, exact or estimated
    record ColumnStatistics(
            @Nullable Object min,
            @Nullable Object max,
            OptionalDouble nullFraction,
            OptionalDouble distinct) {

        public static final ColumnStatistics UNKNOWN =
                new ColumnStatistics(null, null, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
