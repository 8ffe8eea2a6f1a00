/// TPC-H over the same Parquet files on several engines, each in a process of its own.
///
/// Start with [io.feldspar.benchmarks.tpch.TpchBench].
@NullMarked
package io.feldspar.benchmarks.tpch;

import org.jspecify.annotations.NullMarked;
