/// The tables of TPC-DS, generated on the fly.
///
/// Start with [io.feldspar.executor.source.tpcds.TpcdsTable].
@NullMarked
package io.feldspar.executor.source.tpcds;

import org.jspecify.annotations.NullMarked;
