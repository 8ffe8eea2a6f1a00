package io.feldspar.benchmarks.tpcds;

import io.feldspar.benchmarks.suite.SuiteBench;
import picocli.CommandLine.Command;

/// `bench tpcds`: its queries on each engine, one engine after another.
@Command(
        name = "tpcds",
        description = "TPC-DS over the same Parquet files, each engine in its own process.")
public final class TpcdsBench extends SuiteBench {

    public TpcdsBench() {
        super(new TpcdsSuite());
    }
}
