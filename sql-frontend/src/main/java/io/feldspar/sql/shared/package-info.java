/// Rows that a query reads in several places and that must be the same in all of them, although
/// computing them again would give others.
///
/// In: items of WITH from `Conversion`, outer rows from `Unnesting`. Out:
/// [io.feldspar.sql.shared.SharedRows], which the planner computes once.
@NullMarked
package io.feldspar.sql.shared;

import org.jspecify.annotations.NullMarked;
