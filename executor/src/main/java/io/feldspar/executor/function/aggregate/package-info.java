/// Aggregate functions: names, types and states. The package that groups rows runs them.
@NullMarked
package io.feldspar.executor.function.aggregate;

import org.jspecify.annotations.NullMarked;
