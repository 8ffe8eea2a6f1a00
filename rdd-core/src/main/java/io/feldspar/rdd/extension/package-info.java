/// Where a layer above this library, such as the SQL engine, adds to what executors hold.
///
/// Start with [io.feldspar.rdd.extension.ExecutorExtension].
@NullMarked
package io.feldspar.rdd.extension;

import org.jspecify.annotations.NullMarked;
