/// In what ways a query may be planned beside the usual one, which must not change its result.
/// Tests plan queries in several of them.
@NullMarked
package io.feldspar.planner.option;

import org.jspecify.annotations.NullMarked;
