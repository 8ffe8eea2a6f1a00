package io.feldspar.dataset;

/// Begins the specification of a window.
///
/// ```java
/// WindowSpec latest = Window.partitionBy("customer").orderBy(col("day").desc());
/// orders.withColumn("rank", row_number().over(latest));
/// ```
public final class Window {

    public static final long unboundedPreceding = Long.MIN_VALUE;
    public static final long unboundedFollowing = Long.MAX_VALUE;
    public static final long currentRow = 0;

    private Window() {}

    public static WindowSpec partitionBy(Column... columns) {
        return WindowSpec.ALL.partitionBy(columns);
    }

    public static WindowSpec partitionBy(String column, String... columns) {
        return WindowSpec.ALL.partitionBy(column, columns);
    }

    public static WindowSpec orderBy(Column... columns) {
        return WindowSpec.ALL.orderBy(columns);
    }

    public static WindowSpec orderBy(String column, String... columns) {
        return WindowSpec.ALL.orderBy(column, columns);
    }

    public static WindowSpec rowsBetween(long start, long end) {
        return WindowSpec.ALL.rowsBetween(start, end);
    }

    public static WindowSpec rangeBetween(long start, long end) {
        return WindowSpec.ALL.rangeBetween(start, end);
    }
}
