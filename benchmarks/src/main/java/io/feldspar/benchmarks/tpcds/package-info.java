/// TPC-DS compared with other engines: its tables as files, its queries, `bench tpcds`.
///
/// Start reading at [TpcdsBench][io.feldspar.benchmarks.tpcds.TpcdsBench].
@NullMarked
package io.feldspar.benchmarks.tpcds;

import org.jspecify.annotations.NullMarked;
