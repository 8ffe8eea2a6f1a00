package io.feldspar.benchmarks.objects;

import static io.feldspar.dataset.functions.col;
import static io.feldspar.dataset.functions.sum;

import io.feldspar.dataset.Dataset;
import io.feldspar.dataset.Feldspar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Lambdas over ten million records of three numbers in Parquet files, on two threads, and the same
/// with column expressions.
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class ObjectsBenchmark {

    /// A record of the data set.
    public record Item(long id, double price, long shop) {}

    @Param("10000000")
    private long records;

    private Path directory;
    private Feldspar feldspar;
    private Dataset<Item> items;

    @Setup
    public void write() throws IOException {
        directory = Files.createTempDirectory("objects");
        feldspar =
                Feldspar.builder()
                        .master("local[2]")
                        .config("feldspar.warehouse", directory.resolve("warehouse"))
                        .build();
        String file = directory.resolve("items.parquet").toString();
        feldspar.sql(
                        "SELECT i AS id, CAST(i AS DOUBLE) AS price, i % 1000 AS shop"
                                + " FROM range(%d) t(i)".formatted(records))
                .write()
                .parquet(file);
        items = feldspar.read().parquet(file).as(Item.class);
    }

    @TearDown
    public void close() {
        feldspar.close();
    }

    @Benchmark
    public Object filterColumns() {
        return total(items.filter(col("id").mod(2).equalTo(0)), "price");
    }

    @Benchmark
    public Object filterObjects() {
        return total(items.filter((Item item) -> item.id() % 2 == 0), "price");
    }

    @Benchmark
    public Object mapObjects() {
        return total(
                items.map((Item item) -> new Item(item.id(), 2 * item.price(), item.shop())),
                "price");
    }

    @Benchmark
    public long groupObjects() {
        return items.groupByKey((Item item) -> item.shop())
                .reduceGroups((a, b) -> new Item(a.id(), a.price() + b.price(), a.shop()))
                .count();
    }

    private static List<?> total(Dataset<?> data, String column) {
        return data.agg(sum(col(column))).collect();
    }
}
