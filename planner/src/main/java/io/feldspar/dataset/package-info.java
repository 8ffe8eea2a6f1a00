/// The Java API: data sets over the SQL engine, with the names that Spark's Java API has.
///
/// ```java
/// try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
///     Dataset<Row> orders = feldspar.read().parquet("orders.parquet");
///     orders.where(col("total").gt(100))
///             .groupBy("customer")
///             .agg(sum("total").as("spent"))
///             .orderBy(col("spent").desc())
///             .show();
/// }
/// ```
/// A [Dataset] is a tree of operations, [io.feldspar.sql.tree.Query], that runs when its rows are
/// asked for. It is validated, optimised and executed as SQL is. Start with [Feldspar], [Dataset]
/// and [functions]; `docs/java.md` compares it with Spark's.
@NullMarked
package io.feldspar.dataset;

import org.jspecify.annotations.NullMarked;
