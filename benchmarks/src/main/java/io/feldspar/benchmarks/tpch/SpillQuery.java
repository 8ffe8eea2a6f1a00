package io.feldspar.benchmarks.tpch;

import io.feldspar.executor.vector.Batch;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.operation.Operation;
import java.util.List;

/// A query whose aggregations, sorts and exchanges hold much.
///
/// @param ordered whether the order of its rows is determined
record SpillQuery(String name, String sql, boolean ordered) {

    /// What a run gave.
    ///
    /// @param checksum of all rows, and of their order where that is determined
    record Outcome(long rows, long checksum, long millis) {}

    /// TPC-H's own, then all groups of a large table, and all its rows in order.
    static List<SpillQuery> all() {
        return List.of(
                new SpillQuery("q1", TpchQueries.text(1), true),
                new SpillQuery("q3", TpchQueries.text(3), true),
                new SpillQuery("q13", TpchQueries.text(13), true),
                new SpillQuery("q18", TpchQueries.text(18), true),
                new SpillQuery(
                        "group",
                        "SELECT l_orderkey, count(*), sum(l_quantity), max(l_comment)"
                                + " FROM lineitem GROUP BY l_orderkey",
                        false),
                new SpillQuery(
                        "order",
                        "SELECT * FROM lineitem"
                                + " ORDER BY l_extendedprice DESC, l_orderkey, l_linenumber",
                        true));
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
