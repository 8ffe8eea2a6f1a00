package io.feldspar.benchmarks.tpch;

import io.feldspar.benchmarks.harness.Options;
import io.feldspar.benchmarks.suite.TableFiles;
import io.feldspar.benchmarks.tpch.SpillQuery.Outcome;
import io.feldspar.session.FeldsparEngine;
import io.feldspar.session.FeldsparSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench spill`: runs queries that hold much without a limit and within little memory, and fails
/// where their rows differ.
@Command(
        name = "spill",
        description = "Queries over TPC-H's tables within little memory, compared with no limit.")
public final class SpillBench implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--scale", defaultValue = "1", description = "Scale factor (default: 1).")
    private double scale;

    @Option(names = "--threads", defaultValue = "2", description = "Threads (default: 2).")
    private int threads;

    @Option(
            names = "--memory",
            defaultValue = "64MB",
            description = "What all operators together may hold (default: 64MB).")
    private String memory = "64MB";

    @Option(names = "--data", description = "Directory of the files; missing ones are written.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        Options.checkSizes(spec, scale, 1, threads);
        Path directory = data == null ? TableFiles.defaultDirectory(TpchSuite.NAME, scale) : data;
        TpchFiles.create(directory, scale);
        List<Outcome> free = run(directory, null);
        List<Outcome> limited = run(directory, memory);
        return print(free, limited) ? 0 : 1;
    }

    private List<Outcome> run(Path directory, @Nullable String limit) {
        Map<String, String> settings = new HashMap<>();
        settings.put("feldspar.threads", Integer.toString(threads));
        if (limit != null) {
            settings.put("feldspar.memory.limit", limit);
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (FeldsparEngine engine = FeldsparEngine.start(settings);
                FeldsparSession session = engine.newSession()) {
            for (String table : TpchQueries.TABLES) {
                session.execute(
                                "CREATE OR REPLACE TEMPORARY VIEW %s AS SELECT * FROM read_parquet('%s/%s.parquet')"
                                        .formatted(table, directory.toAbsolutePath(), table))
                        .close();
            }
            for (SpillQuery query : SpillQuery.all()) {
                outcomes.add(query.run(session));
            }
        }
        return outcomes;
    }

    private boolean print(List<Outcome> free, List<Outcome> limited) {
        boolean same = true;
        System.out.printf("%6s %10s %12s %12s%n", "query", "rows", "no limit", memory);
        for (int i = 0; i < free.size(); i++) {
            Outcome expected = free.get(i);
            Outcome found = limited.get(i);
            boolean equal =
                    expected.rows() == found.rows() && expected.checksum() == found.checksum();
            same &= equal;
            System.out.printf(
                    "%6s %10d %9d ms %9d ms%s%n",
                    SpillQuery.all().get(i).name(),
                    found.rows(),
                    expected.millis(),
                    found.millis(),
                    equal ? "" : "  different rows than without a limit");
        }
        return same;
    }
}
