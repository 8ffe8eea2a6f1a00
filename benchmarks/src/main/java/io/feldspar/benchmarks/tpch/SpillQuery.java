package io.feldspar.benchmarks.tpch;

import io.feldspar.executor.vector.Batch;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/// A query whose joins, aggregations, sorts and exchanges hold much.
///
/// @param ordered whether the order of its rows is determined
record SpillQuery(String name, String sql, boolean ordered) {

    /// What a run gave.
    ///
    /// @param checksum of all rows, and of their order where that is determined
    record Outcome(long rows, long checksum, long millis) {}

    private static final SpillQuery GROUP =
            new SpillQuery(
                    "group",
                    "SELECT l_orderkey, count(*), sum(l_quantity), max(l_comment)"
                            + " FROM lineitem GROUP BY l_orderkey",
                    false);

    private static final SpillQuery ORDER =
            new SpillQuery(
                    "order",
                    "SELECT * FROM lineitem"
                            + " ORDER BY l_extendedprice DESC, l_orderkey, l_linenumber",
                    true);

    private static final SpillQuery FULL =
            new SpillQuery(
                    "full",
                    "SELECT count(*), count(l.l_orderkey), count(o.o_orderkey),"
                            + " sum(l_quantity), max(l_comment), max(o_comment)"
                            + " FROM lineitem l FULL JOIN orders o"
                            + " ON l_orderkey = o_orderkey + 1000000",
                    true);

    private static final SpillQuery TWINS =
            new SpillQuery(
                    "twins",
                    "SELECT count(*), sum(a.l_quantity - b.l_quantity), max(b.l_comment)"
                            + " FROM lineitem a JOIN lineitem b ON a.l_orderkey = b.l_orderkey",
                    true);

    private static final SpillQuery WINDOW =
            new SpillQuery(
                    "window",
                    "SELECT sum(before), sum(place), max(most) FROM (SELECT"
                            + " sum(l_quantity) OVER (PARTITION BY l_suppkey"
                            + " ORDER BY l_orderkey, l_linenumber) AS before,"
                            + " rank() OVER (ORDER BY l_extendedprice) AS place,"
                            + " max(l_comment) OVER (PARTITION BY l_partkey) AS most"
                            + " FROM lineitem) w",
                    true);

    /// TPC-H's own, then queries over all rows of large tables.
    static List<SpillQuery> all() {
        List<SpillQuery> queries = new ArrayList<>();
        for (int query : TpchQueries.all()) {
            queries.add(new SpillQuery("q" + query, TpchQueries.text(query), true));
        }
        queries.addAll(List.of(GROUP, ORDER, FULL, TWINS, WINDOW));
        return queries;
    }

    Outcome run(FeldsparSession session) {
        long start = System.nanoTime();
        long rows = 0;
        long checksum = 0;
        try (Operation result = session.execute(sql)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    int row = batch.values(i).hashCode();
                    checksum = (ordered ? 31 * checksum : checksum) + row;
                }
                rows += batch.rowCount();
            }
        }
        return new Outcome(rows, checksum, (System.nanoTime() - start) / 1_000_000);
    }
}
