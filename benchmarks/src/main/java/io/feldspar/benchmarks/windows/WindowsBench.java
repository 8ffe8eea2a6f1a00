package io.feldspar.benchmarks.windows;

import io.feldspar.benchmarks.suite.SuiteBench;
import picocli.CommandLine.Command;

/// `bench windows`: window functions over 10,000,000 rows at scale 1 on each engine.
@Command(
        name = "windows",
        description =
                "Window functions over the same Parquet file, each engine in its own process.")
public final class WindowsBench extends SuiteBench {

    public WindowsBench() {
        super(new WindowsSuite());
    }
}
