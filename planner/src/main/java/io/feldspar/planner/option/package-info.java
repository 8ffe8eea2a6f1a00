/// Alternative ways to plan a query, which must not change its result. Tests use several of them.
@NullMarked
package io.feldspar.planner.option;

import org.jspecify.annotations.NullMarked;
