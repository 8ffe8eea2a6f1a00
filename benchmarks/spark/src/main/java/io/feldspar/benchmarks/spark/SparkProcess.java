package io.feldspar.benchmarks.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The process of Spark: prints what QueryRunner of the benchmarks module prints. */
public final class SparkProcess {

    private static final String[] TABLES = {
        "region", "nation", "supplier", "customer", "part", "partsupp", "orders", "lineitem"
    };

    private SparkProcess() {}

    public static void main(String[] arguments) throws IOException {
        SparkSession spark =
                SparkSession.builder()
                        .master(arguments[0])
                        .config("spark.ui.enabled", "false")
                        .config("spark.sql.shuffle.partitions", "2")
                        .config("spark.log.level", "ERROR")
                        .getOrCreate();
        for (String table : TABLES) {
            spark.read()
                    .parquet(arguments[1] + "/" + table + ".parquet")
                    .createOrReplaceTempView(table);
        }
        int runs = Integer.parseInt(arguments[3]);
        for (String query : arguments[2].split(",")) {
            String sql = text(Integer.parseInt(query));
            try {
                for (int run = 0; run < runs; run++) {
                    long start = System.nanoTime();
                    List<Row> rows = spark.sql(sql).collectAsList();
                    long nanos = System.nanoTime() - start;
                    System.out.println("run " + query + " " + run + " " + nanos);
                    if (run == 0 && !arguments[4].equals("-")) {
                        write(rows, Path.of(arguments[4], "q" + query));
                    }
                }
            } catch (RuntimeException e) {
                String message = String.valueOf(e.getMessage()).replace('\n', ' ');
                System.out.println("error " + query + " " + message);
            }
        }
        spark.stop();
    }

    private static String text(int query) throws IOException {
        String resource = String.format("/tpch/q%02d.sql", query);
        try (InputStream in = SparkProcess.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(List<Row> rows, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(row.isNullAt(i) ? "\\N" : row.get(i).toString().replace("\t", " "));
            }
            lines.add(String.join("\t", cells));
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
