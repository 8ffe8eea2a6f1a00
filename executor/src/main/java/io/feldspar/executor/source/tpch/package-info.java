/// The tables of TPC-H, generated on the fly.
///
/// Start with [io.feldspar.executor.source.tpch.TpchTable]. Types are DuckDB's: BIGINT keys,
/// DECIMAL(15, 2) money.
@NullMarked
package io.feldspar.executor.source.tpch;

import org.jspecify.annotations.NullMarked;
