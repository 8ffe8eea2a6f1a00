package io.feldspar.spark;

import java.io.Serializable;
import org.apache.spark.SparkConf;

/// What the application's Spark configuration says of Feldspar.
///
/// @param home where Feldspar is installed on each machine; empty for the archive `feldspar` of the
///     Spark application
/// @param workers how many Spark tasks run a worker; 0 for as many as Spark has slots
/// @param cores how many tasks of Feldspar a worker runs at a time: the cores of a Spark task
/// @param memory the heap of a worker's executor, such as `4g`. It is outside of the Spark
///     executor's heap: `spark.executor.memoryOverhead` has to include it
/// @param host the address of Spark's driver, at which the master listens
record HostSettings(String home, int workers, int cores, String memory, String host)
        implements Serializable {

    static final String HOME = "spark.feldspar.home";
    static final String WORKERS = "spark.feldspar.workers";
    static final String MEMORY = "spark.feldspar.memory";

    static HostSettings of(SparkConf conf) {
        return new HostSettings(
                conf.get(HOME, ""),
                conf.getInt(WORKERS, 0),
                conf.getInt("spark.task.cpus", 1),
                conf.get(MEMORY, "1g"),
                conf.get("spark.driver.host"));
    }
}
