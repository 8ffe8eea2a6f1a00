/// What the optimiser expects of each relational node: rows, and per column distinct values, range
/// and nulls.
///
/// In: relational algebra over tables with statistics. Out: [RelEstimate]s. Start with
/// [CardinalityEstimator].
@NullMarked
package io.feldspar.planner.statistics;

import org.jspecify.annotations.NullMarked;
