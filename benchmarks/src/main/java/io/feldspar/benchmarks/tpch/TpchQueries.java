package io.feldspar.benchmarks.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// The 22 queries of TPC-H with the parameters of its validation runs.
public final class TpchQueries {

    public static final int COUNT = 22;

    public static final List<String> TABLES =
            List.of(
                    "region",
                    "nation",
                    "supplier",
                    "customer",
                    "part",
                    "partsupp",
                    "orders",
                    "lineitem");

    private TpchQueries() {}

    public static List<Integer> all() {
        return IntStream.rangeClosed(1, COUNT).boxed().toList();
    }

    /// @param number from 1 to 22
    public static String text(int number) {
        String resource = "/tpch/q%02d.sql".formatted(number);
        try (InputStream in = TpchQueries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "TPC-H has queries 1 to " + COUNT + " but got " + number);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
