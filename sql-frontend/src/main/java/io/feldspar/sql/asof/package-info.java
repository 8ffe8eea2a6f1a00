/// ASOF JOIN: the parser makes a join whose condition is a call of [AsofOperator], and after the
/// conversion [AsofJoins] makes a join like any other of it, over a window function.
@NullMarked
package io.feldspar.sql.asof;

import org.jspecify.annotations.NullMarked;
