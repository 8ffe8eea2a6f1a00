/// Aggregate functions, one file each: names, types, description, and the accumulator that holds
/// the states of all groups.
///
/// Families of functions share a base class ([io.feldspar.executor.function.aggregate.Extreme],
/// [io.feldspar.executor.function.aggregate.Variance]). In: rows and their groups. Out: partial
/// states and results. Start with [io.feldspar.executor.function.aggregate.Count].
@NullMarked
package io.feldspar.executor.function.aggregate;

import org.jspecify.annotations.NullMarked;
