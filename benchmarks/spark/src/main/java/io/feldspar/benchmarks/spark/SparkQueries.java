package io.feldspar.benchmarks.spark;

import io.feldspar.benchmarks.tpch.QueryRunner;
import io.feldspar.benchmarks.tpch.TpchQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/// The process of Spark SQL for TPC-H.
public final class SparkQueries {

    private SparkQueries() {}

    /// @param arguments Spark's master, the directory of the files, the queries' numbers with
    ///     commas, the number of runs, and where results go or `-`
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
        for (String table : TpchQueries.TABLES) {
            spark.read()
                    .parquet(arguments[1] + "/" + table + ".parquet")
                    .createOrReplaceTempView(table);
        }
        List<Integer> queries =
                Arrays.stream(arguments[2].split(",", -1)).map(Integer::valueOf).toList();
        Path results = arguments[4].equals("-") ? null : Path.of(arguments[4]);
        QueryRunner.run(
                (sql, keep) -> run(spark, sql, keep),
                queries,
                Integer.parseInt(arguments[3]),
                results);
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
