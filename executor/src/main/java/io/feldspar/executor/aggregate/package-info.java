/// Grouping: tables that number groups, and the operators that aggregate them. What is aggregated
/// per group is up to the accumulators of the aggregate functions.
///
/// In: batches. Out: batches of groups and results. Start with
/// [io.feldspar.executor.aggregate.HashAggregateOperator], then
/// [io.feldspar.executor.aggregate.GroupTable] and
/// [io.feldspar.executor.function.GroupedAccumulator].
@NullMarked
package io.feldspar.executor.aggregate;

import org.jspecify.annotations.NullMarked;
