package io.feldspar.executor.source.tpch;

import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.TableStatistics.ColumnStatistics;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the specification of TPC-H says of its tables, and so is known without generating them.
final class TpchStatistics {

    private TpchStatistics() {}

    /// Range and distinct values of a column; an empty text where there is no range.
    ///
    /// @param distinct 0 where it grows with the table and the range says it
    private record Known(String min, String max, double distinct) {
        static Known distinct(double count) {
            return new Known("", "", count);
        }
    }

    private static final Map<String, Known> FIXED =
            Map.ofEntries(
                    Map.entry("r_regionkey", new Known("0", "4", 5)),
                    Map.entry("r_name", Known.distinct(5)),
                    Map.entry("n_nationkey", new Known("0", "24", 25)),
                    Map.entry("n_name", Known.distinct(25)),
                    Map.entry("n_regionkey", new Known("0", "4", 5)),
                    Map.entry("s_nationkey", new Known("0", "24", 25)),
                    Map.entry("s_acctbal", new Known("-999.99", "9999.99", 1_100_000)),
                    Map.entry("c_nationkey", new Known("0", "24", 25)),
                    Map.entry("c_acctbal", new Known("-999.99", "9999.99", 1_100_000)),
                    Map.entry("c_mktsegment", Known.distinct(5)),
                    Map.entry("p_mfgr", Known.distinct(5)),
                    Map.entry("p_brand", Known.distinct(25)),
                    Map.entry("p_type", Known.distinct(150)),
                    Map.entry("p_size", new Known("1", "50", 50)),
                    Map.entry("p_container", Known.distinct(40)),
                    Map.entry("p_retailprice", new Known("900.01", "2098.99", 120_000)),
                    Map.entry("ps_availqty", new Known("1", "9999", 9_999)),
                    Map.entry("ps_supplycost", new Known("1.00", "1000.00", 99_901)),
                    Map.entry("o_orderstatus", Known.distinct(3)),
                    Map.entry("o_totalprice", new Known("800.00", "600000.00", 30_000_000)),
                    Map.entry("o_orderdate", new Known("1992-01-01", "1998-08-02", 2_406)),
                    Map.entry("o_orderpriority", Known.distinct(5)),
                    Map.entry("o_shippriority", new Known("0", "0", 1)),
                    Map.entry("l_linenumber", new Known("1", "7", 7)),
                    Map.entry("l_quantity", new Known("1.00", "50.00", 50)),
                    Map.entry("l_extendedprice", new Known("900.01", "105000.00", 3_800_000)),
                    Map.entry("l_discount", new Known("0.00", "0.10", 11)),
                    Map.entry("l_tax", new Known("0.00", "0.08", 9)),
                    Map.entry("l_returnflag", Known.distinct(3)),
                    Map.entry("l_linestatus", Known.distinct(2)),
                    Map.entry("l_shipdate", new Known("1992-01-02", "1998-12-01", 2_526)),
                    Map.entry("l_commitdate", new Known("1992-01-31", "1998-10-31", 2_466)),
                    Map.entry("l_receiptdate", new Known("1992-01-03", "1998-12-31", 2_555)),
                    Map.entry("l_shipinstruct", Known.distinct(4)),
                    Map.entry("l_shipmode", Known.distinct(7)));

    /// Exact except for lineitem, whose orders have 1 to 7 lines.
    static long rows(String table, double scale) {
        return switch (table) {
            case "region" -> 5;
            case "nation" -> 25;
            case "supplier" -> (long) (10_000 * scale);
            case "customer" -> (long) (150_000 * scale);
            case "part" -> (long) (200_000 * scale);
            case "partsupp" -> 4 * (long) (200_000 * scale);
            case "orders" -> (long) (1_500_000 * scale);
            case "lineitem" -> (long) (6_001_215 * scale);
            default -> throw new IllegalArgumentException("no TPC-H table " + table);
        };
    }

    static TableStatistics of(String table, Schema schema, double scale) {
        long rows = rows(table, scale);
        Map<Integer, ColumnStatistics> columns = new HashMap<>();
        for (int i = 0; i < schema.size(); i++) {
            Known known = known(schema.field(i).name(), scale);
            double distinct = known.distinct() == 0 ? rows : Math.min(known.distinct(), rows);
            columns.put(
                    i,
                    new ColumnStatistics(
                            value(known.min(), schema, i),
                            value(known.max(), schema, i),
                            OptionalDouble.of(0),
                            OptionalDouble.of(distinct)));
        }
        return TableStatistics.of(OptionalDouble.of(rows), columns);
    }

    /// Keys run from 1 to the rows of the table they refer to; orders leave out three keys in
    /// four, and a third of the customers has no orders.
    private static Known known(String column, double scale) {
        Known fixed = FIXED.get(column);
        if (fixed != null) {
            return fixed;
        }
        return switch (column) {
            case "s_suppkey", "ps_suppkey", "l_suppkey" -> key(rows("supplier", scale), 1);
            case "c_custkey" -> key(rows("customer", scale), 1);
            case "o_custkey" -> key(rows("customer", scale), 2.0 / 3);
            case "p_partkey", "ps_partkey", "l_partkey" -> key(rows("part", scale), 1);
            case "o_orderkey", "l_orderkey" -> key(4 * rows("orders", scale), 0.25);
            case "o_clerk" -> Known.distinct(Math.max(1, 1_000 * scale));
            default -> Known.distinct(0);
        };
    }

    private static Known key(long last, double used) {
        return new Known("1", Long.toString(last), Math.max(1, last * used));
    }

    private static @Nullable Object value(String text, Schema schema, int column) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (schema.type(column)) {
            case SimpleType.INTEGER -> Integer.valueOf(text);
            case SimpleType.BIGINT -> Long.valueOf(text);
            case SimpleType.DATE -> (int) LocalDate.parse(text).toEpochDay();
            default -> new BigDecimal(text);
        };
    }
}
