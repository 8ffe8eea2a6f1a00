package io.feldspar.benchmarks.tpch;

import io.feldspar.benchmarks.suite.SuiteBench;
import picocli.CommandLine.Command;

/// `bench tpch`: its queries on each engine, one engine after another.
@Command(
        name = "tpch",
        description = "TPC-H over the same Parquet files, each engine in its own process.")
public final class TpchBench extends SuiteBench {

    public TpchBench() {
        super(new TpchSuite());
    }
}
