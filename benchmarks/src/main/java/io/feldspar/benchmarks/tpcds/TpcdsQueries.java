package io.feldspar.benchmarks.tpcds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The queries of TPC-DS with the parameters of its validation runs, in Spark's dialect, out of the
/// jar of Spark's tests. Four of the 99 have two halves.
public final class TpcdsQueries {

    private static final int COUNT = 99;
    private static final Set<Integer> HALVED = Set.of(14, 23, 24, 39);

    /// `1`, …, `14a`, `14b`, …, `99`.
    public static final List<String> NAMES = names();

    private TpcdsQueries() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            if (HALVED.contains(number)) {
                names.add(number + "a");
                names.add(number + "b");
            } else {
                names.add(String.valueOf(number));
            }
        }
        return List.copyOf(names);
    }

    /// @param name one of [#NAMES]
    public static String text(String name) {
        String resource = "tpcds/q" + name + ".sql";
        ClassLoader loader = TpcdsQueries.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no query '" + name + "' of TPC-DS");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // The column has had this name since version 2 of TPC-DS.
            return text.replaceAll("c_last_review_date\\b", "c_last_review_date_sk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A text with names quoted as DuckDB has it, and without one of its keywords as a name.
    public static String forDuckDb(String text) {
        return text.replace('`', '"').replaceFirst("\\) at\\b", ") \"at\"");
    }

    /// The query without the limit at its end.
    ///
    /// @param name one of [#NAMES]
    public static String withoutLimit(String name) {
        return text(name).replaceFirst("(?i)\\s+LIMIT\\s+100\\s*$", "");
    }
}
