package io.feldspar.benchmarks.rdd;

import io.feldspar.benchmarks.harness.EngineProcess;
import io.feldspar.benchmarks.harness.EngineUnavailableException;
import io.feldspar.benchmarks.harness.SparkProject;
import java.util.List;

/// An engine with an RDD library, and how its process is started.
enum Engine {
    FELDSPAR {
        @Override
        List<String> command(String heap) {
            List<String> command = EngineProcess.feldspar(heap);
            command.add(RddProcess.class.getName());
            return command;
        }
    },
    SPARK {
        @Override
        List<String> command(String heap) throws EngineUnavailableException {
            List<String> command = SparkProject.command(heap);
            command.add("io.feldspar.benchmarks.spark.rdd.SparkProcess");
            return command;
        }
    };

    /// The command of a process that runs programs, up to and including its main class.
    ///
    /// @param heap the largest heap, such as `4g`
    abstract List<String> command(String heap) throws EngineUnavailableException;
}
