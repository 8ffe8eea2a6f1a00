/// Plans as text, one line per node: for EXPLAIN, for tests and for logs.
@NullMarked
package io.feldspar.planner.explain;

import org.jspecify.annotations.NullMarked;
