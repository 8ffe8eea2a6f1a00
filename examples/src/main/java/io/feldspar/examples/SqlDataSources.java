package io.feldspar.examples;

import io.feldspar.dataset.Dataset;
import io.feldspar.dataset.Feldspar;
import io.feldspar.dataset.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads JSON, writes Parquet, and asks both with SQL.
public final class SqlDataSources {

    private SqlDataSources() {}

    /// @param args a file of people in JSON
    public static void main(String[] args) throws IOException {
        String file = args.length > 0 ? args[0] : "data/people.json";
        Path target = Files.createTempDirectory("people").resolve("people.parquet");
        try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
            Dataset<Row> people = feldspar.read().json(file);
            people.printSchema();
            people.select("name", "age").write().parquet(target.toString());
            Dataset<Row> copy = feldspar.read().parquet(target.toString());
            copy.createOrReplaceTempView("people");
            feldspar.sql("SELECT name FROM people WHERE age BETWEEN 13 AND 19").show();
            copy.groupBy("age").count().orderBy("age").show();
        }
    }
}
