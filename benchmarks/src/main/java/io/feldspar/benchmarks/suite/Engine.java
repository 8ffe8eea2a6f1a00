package io.feldspar.benchmarks.suite;

import io.feldspar.benchmarks.harness.EngineProcess;
import io.feldspar.benchmarks.harness.EngineUnavailableException;
import io.feldspar.benchmarks.harness.SparkProject;
import java.nio.file.Path;
import java.util.List;

/// An engine that is measured, and how its process is started.
public enum Engine {
    FELDSPAR {
        @Override
        List<String> command(int threads, String heap, boolean sparkDialect, Path work) {
            List<String> command = EngineProcess.feldspar(heap);
            command.add(JdbcProcess.class.getName());
            String dialect = sparkDialect ? "&feldspar.dialect=spark" : "";
            command.add(
                    "jdbc:feldspar:?feldspar.threads=%d&feldspar.warehouse=%s%s"
                            .formatted(threads, work.resolve("warehouse"), dialect));
            return command;
        }
    },
    DUCKDB {
        @Override
        List<String> command(int threads, String heap, boolean sparkDialect, Path work) {
            List<String> command = EngineProcess.java("1g");
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(JdbcProcess.class.getName());
            // Where NULLs sort, rows of windows are numbered otherwise too.
            String nulls = sparkDialect ? "FIRST_ON_ASC_LAST_ON_DESC" : "LAST_ON_ASC_FIRST_ON_DESC";
            command.add(
                    "jdbc:duckdb:;threads=%d;default_null_order=NULLS_%s"
                            .formatted(threads, nulls));
            return command;
        }
    },
    SPARK {
        @Override
        List<String> command(int threads, String heap, boolean sparkDialect, Path work)
                throws EngineUnavailableException {
            List<String> command = SparkProject.command(heap);
            command.add("io.feldspar.benchmarks.spark.SparkQueries");
            command.add("local[" + threads + "]");
            return command;
        }
    };

    /// The command of a process that runs queries, up to and including where it connects.
    ///
    /// @param threads how many the engine may use
    /// @param heap the largest heap, such as `8g`
    /// @param sparkDialect whether the queries mean what they mean to Spark
    /// @param work a directory for tables of the engine's own
    abstract List<String> command(int threads, String heap, boolean sparkDialect, Path work)
            throws EngineUnavailableException;
}
