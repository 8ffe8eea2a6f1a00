/// Grouping: tables that number groups, accumulators that keep a state per group, and the operators
/// built on them.
///
/// In: batches. Out: batches of groups and results. Start with
/// [io.feldspar.executor.aggregate.HashAggregateOperator], then
/// [io.feldspar.executor.aggregate.GroupTable] and [io.feldspar.executor.aggregate.Accumulator].
@NullMarked
package io.feldspar.executor.aggregate;

import org.jspecify.annotations.NullMarked;
