package io.feldspar.planner;

import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.TableStatistics.ColumnStatistics;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The tables of TPC-H at scale factor 1 with the statistics that Parquet files written by DuckDB
/// give: ranges everywhere, distinct counts where the column is dictionary-coded.
final class TpchTables {

    private TpchTables() {}

    /// `name type rows-or-distinct min max` per column; distinct 0 where it is unknown.
    private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(
                "region",
                List.of("5", "r_regionkey int 5 0 4", "r_name text 5", "r_comment text 0"));
        COLUMNS.put(
                "nation",
                List.of(
                        "25",
                        "n_nationkey int 25 0 24",
                        "n_name text 25",
                        "n_regionkey int 5 0 4",
                        "n_comment text 0"));
        COLUMNS.put(
                "supplier",
                List.of(
                        "10000",
                        "s_suppkey long 0 1 10000",
                        "s_name text 0",
                        "s_address text 0",
                        "s_nationkey int 25 0 24",
                        "s_phone text 0",
                        "s_acctbal decimal 0 -998.22 9999.72",
                        "s_comment text 0"));
        COLUMNS.put(
                "customer",
                List.of(
                        "150000",
                        "c_custkey long 0 1 150000",
                        "c_name text 0",
                        "c_address text 0",
                        "c_nationkey int 25 0 24",
                        "c_phone text 0",
                        "c_acctbal decimal 0 -999.99 9999.99",
                        "c_mktsegment text 5",
                        "c_comment text 0"));
        COLUMNS.put(
                "part",
                List.of(
                        "200000",
                        "p_partkey long 0 1 200000",
                        "p_name text 0",
                        "p_mfgr text 5",
                        "p_brand text 25",
                        "p_type text 150",
                        "p_size int 50 1 50",
                        "p_container text 40",
                        "p_retailprice decimal 20899 901.00 2098.99",
                        "p_comment text 0"));
        COLUMNS.put(
                "partsupp",
                List.of(
                        "800000",
                        "ps_partkey long 0 1 200000",
                        "ps_suppkey long 10000 1 10000",
                        "ps_availqty long 9999 1 9999",
                        "ps_supplycost decimal 0 1.00 1000.00",
                        "ps_comment text 0"));
        COLUMNS.put(
                "orders",
                List.of(
                        "1500000",
                        "o_orderkey long 0 1 6000000",
                        "o_custkey long 0 1 149999",
                        "o_orderstatus text 3",
                        "o_totalprice decimal 0 857.71 555285.16",
                        "o_orderdate date 2406 1992-01-01 1998-08-02",
                        "o_orderpriority text 5",
                        "o_clerk text 1000",
                        "o_shippriority int 1 0 0",
                        "o_comment text 0"));
        COLUMNS.put(
                "lineitem",
                List.of(
                        "6001215",
                        "l_orderkey long 0 1 6000000",
                        "l_partkey long 0 1 200000",
                        "l_suppkey long 10000 1 10000",
                        "l_linenumber long 7 1 7",
                        "l_quantity decimal 50 1.00 50.00",
                        "l_extendedprice decimal 0 901.00 104949.50",
                        "l_discount decimal 11 0.00 0.10",
                        "l_tax decimal 9 0.00 0.08",
                        "l_returnflag text 3",
                        "l_linestatus text 2",
                        "l_shipdate date 2526 1992-01-02 1998-12-01",
                        "l_commitdate date 2466 1992-01-31 1998-10-31",
                        "l_receiptdate date 2554 1992-01-03 1998-12-31",
                        "l_shipinstruct text 4",
                        "l_shipmode text 7",
                        "l_comment text 0"));
    }

    static Map<String, FakeTable> all() {
        Map<String, FakeTable> tables = new LinkedHashMap<>();
        COLUMNS.forEach((name, lines) -> tables.put(name, table(name, lines)));
        return tables;
    }

    private static FakeTable table(String name, List<String> lines) {
        double rows = Double.parseDouble(lines.get(0));
        List<Field> fields = new ArrayList<>();
        Map<Integer, ColumnStatistics> statistics = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> parts = List.of(line.split(" ", -1));
            double distinct = Double.parseDouble(parts.get(2));
            statistics.put(
                    fields.size(),
                    new ColumnStatistics(
                            parts.size() > 3 ? value(parts.get(1), parts.get(3)) : null,
                            parts.size() > 3 ? value(parts.get(1), parts.get(4)) : null,
                            OptionalDouble.of(0),
                            distinct > 0 ? OptionalDouble.of(distinct) : OptionalDouble.empty()));
            fields.add(new Field(parts.get(0), type(parts.get(1)), true));
        }
        return new FakeTable(
                name, new Schema(fields), TableStatistics.of(OptionalDouble.of(rows), statistics));
    }

    private static Type type(String name) {
        return switch (name) {
            case "int" -> SimpleType.INTEGER;
            case "long" -> SimpleType.BIGINT;
            case "decimal" -> new DecimalType(15, 2);
            case "date" -> SimpleType.DATE;
            default -> SimpleType.VARCHAR;
        };
    }

    private static @Nullable Object value(String type, String text) {
        return switch (type) {
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "decimal" -> new BigDecimal(text);
            case "date" -> (int) LocalDate.parse(text).toEpochDay();
            default -> null;
        };
    }
}
