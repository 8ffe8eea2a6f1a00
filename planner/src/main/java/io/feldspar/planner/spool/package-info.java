/// Rows that a plan holds once and reads several times, as a node of it.
///
/// [Spool] is known to all that look at plans: the search of join orders makes it, estimates look
/// through it, and physical planning shares its rows.
@NullMarked
package io.feldspar.planner.spool;

import org.jspecify.annotations.NullMarked;
