package io.feldspar.benchmarks.spark;

import io.feldspar.benchmarks.suite.QueryRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/// The process of Spark SQL.
public final class SparkQueries {

    private SparkQueries() {}

    /// @param arguments Spark's master, and those of [QueryRunner.Job#of(String[])]
    public static void main(String[] arguments) throws IOException {
        SparkSession spark =
                SparkSession.builder()
                        .master(arguments[0])
                        .config("spark.ui.enabled", "false")
                        .config("spark.driver.host", "localhost")
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        // The default of 200 is made for clusters and costs seconds on two cores.
                        .config("spark.sql.shuffle.partitions", "2")
                        .getOrCreate();
        QueryRunner.Job job = QueryRunner.Job.of(arguments);
        for (String table : job.tables()) {
            spark.read()
                    .parquet(job.data() + "/" + table + ".parquet")
                    .createOrReplaceTempView(table);
        }
        QueryRunner.run((sql, keep) -> run(spark, sql, keep), job);
        spark.stop();
    }

    private static List<List<@Nullable String>> run(SparkSession spark, String sql, boolean keep) {
        List<Row> fetched = spark.sql(sql).collectAsList();
        List<List<@Nullable String>> rows = new ArrayList<>();
        if (keep) {
            for (Row row : fetched) {
                List<@Nullable String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(row.isNullAt(i) ? null : row.get(i).toString());
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
