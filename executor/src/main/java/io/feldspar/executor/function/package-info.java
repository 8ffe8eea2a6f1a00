/// The scalar and aggregate functions, one file each, and their registry.
@NullMarked
package io.feldspar.executor.function;

import org.jspecify.annotations.NullMarked;
