package io.feldspar.benchmarks.tpch;

import io.feldspar.benchmarks.harness.EngineProcess;
import io.feldspar.benchmarks.harness.EngineUnavailableException;
import io.feldspar.benchmarks.harness.SparkProject;
import java.util.List;

/// An engine that is measured, and how its process is started.
public enum Engine {
    FELDSPAR {
        @Override
        List<String> command(int threads, String heap) {
            List<String> command = EngineProcess.feldspar(heap);
            command.add(JdbcProcess.class.getName());
            command.add("jdbc:feldspar:?feldspar.threads=" + threads);
            return command;
        }
    },
    DUCKDB {
        @Override
        List<String> command(int threads, String heap) {
            List<String> command = EngineProcess.java("1g");
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(JdbcProcess.class.getName());
            command.add("jdbc:duckdb:;threads=" + threads);
            return command;
        }
    },
    SPARK {
        @Override
        List<String> command(int threads, String heap) throws EngineUnavailableException {
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
    abstract List<String> command(int threads, String heap) throws EngineUnavailableException;
}
