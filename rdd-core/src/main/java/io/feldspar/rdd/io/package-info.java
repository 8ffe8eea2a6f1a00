/// Files as RDDs, and RDDs as files. In flow paths, out flow lines and rows, each partition
/// written exactly once.
@NullMarked
package io.feldspar.rdd.io;

import org.jspecify.annotations.NullMarked;
