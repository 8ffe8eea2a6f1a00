package io.feldspar.sql.analyzer;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableOpener;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.catalog.warehouse.WarehouseCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tables without rows: TPC-H in the default schema, and any `*.csv` with columns a and b.
final class TestCatalog {

    private TestCatalog() {}

    private static final Type MONEY = new DecimalType(15, 2);

    private static final Map<String, Schema> TABLES = new LinkedHashMap<>();

    static {
        table(
                "region",
                "r_regionkey",
                SimpleType.BIGINT,
                "r_name",
                SimpleType.VARCHAR,
                "r_comment",
                SimpleType.VARCHAR);
        table(
                "nation",
                "n_nationkey",
                SimpleType.BIGINT,
                "n_name",
                SimpleType.VARCHAR,
                "n_regionkey",
                SimpleType.BIGINT,
                "n_comment",
                SimpleType.VARCHAR);
        table(
                "supplier",
                "s_suppkey",
                SimpleType.BIGINT,
                "s_name",
                SimpleType.VARCHAR,
                "s_address",
                SimpleType.VARCHAR,
                "s_nationkey",
                SimpleType.BIGINT,
                "s_phone",
                SimpleType.VARCHAR,
                "s_acctbal",
                MONEY,
                "s_comment",
                SimpleType.VARCHAR);
        table(
                "customer",
                "c_custkey",
                SimpleType.BIGINT,
                "c_name",
                SimpleType.VARCHAR,
                "c_address",
                SimpleType.VARCHAR,
                "c_nationkey",
                SimpleType.BIGINT,
                "c_phone",
                SimpleType.VARCHAR,
                "c_acctbal",
                MONEY,
                "c_mktsegment",
                SimpleType.VARCHAR,
                "c_comment",
                SimpleType.VARCHAR);
        table(
                "part",
                "p_partkey",
                SimpleType.BIGINT,
                "p_name",
                SimpleType.VARCHAR,
                "p_mfgr",
                SimpleType.VARCHAR,
                "p_brand",
                SimpleType.VARCHAR,
                "p_type",
                SimpleType.VARCHAR,
                "p_size",
                SimpleType.INTEGER,
                "p_container",
                SimpleType.VARCHAR,
                "p_retailprice",
                MONEY,
                "p_comment",
                SimpleType.VARCHAR);
        table(
                "partsupp",
                "ps_partkey",
                SimpleType.BIGINT,
                "ps_suppkey",
                SimpleType.BIGINT,
                "ps_availqty",
                SimpleType.BIGINT,
                "ps_supplycost",
                MONEY,
                "ps_comment",
                SimpleType.VARCHAR);
        table(
                "orders",
                "o_orderkey",
                SimpleType.BIGINT,
                "o_custkey",
                SimpleType.BIGINT,
                "o_orderstatus",
                SimpleType.VARCHAR,
                "o_totalprice",
                MONEY,
                "o_orderdate",
                SimpleType.DATE,
                "o_orderpriority",
                SimpleType.VARCHAR,
                "o_clerk",
                SimpleType.VARCHAR,
                "o_shippriority",
                SimpleType.INTEGER,
                "o_comment",
                SimpleType.VARCHAR);
        table(
                "lineitem",
                "l_orderkey",
                SimpleType.BIGINT,
                "l_partkey",
                SimpleType.BIGINT,
                "l_suppkey",
                SimpleType.BIGINT,
                "l_linenumber",
                SimpleType.BIGINT,
                "l_quantity",
                MONEY,
                "l_extendedprice",
                MONEY,
                "l_discount",
                MONEY,
                "l_tax",
                MONEY,
                "l_returnflag",
                SimpleType.VARCHAR,
                "l_linestatus",
                SimpleType.VARCHAR,
                "l_shipdate",
                SimpleType.DATE,
                "l_commitdate",
                SimpleType.DATE,
                "l_receiptdate",
                SimpleType.DATE,
                "l_shipinstruct",
                SimpleType.VARCHAR,
                "l_shipmode",
                SimpleType.VARCHAR,
                "l_comment",
                SimpleType.VARCHAR);
    }

    static {
        for (String name : List.of("t0", "t1")) {
            table(name, "a", SimpleType.BIGINT, "b", SimpleType.BIGINT, "c", SimpleType.BIGINT);
        }
        Schema nullable = TABLES.get("t0");
        TABLES.put(
                "t2",
                new Schema(
                        nullable.fields().stream()
                                .map(field -> new Field(field.name(), field.type(), false))
                                .toList()));
    }

    private static void table(String name, Object... columns) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 2) {
            fields.add(new Field((String) columns[i], (Type) columns[i + 1], true));
        }
        TABLES.put(name, new Schema(fields));
    }

    /// Made once: the tests only read it.
    private static final WritableCatalog WAREHOUSE = warehouse();

    private static WritableCatalog warehouse() {
        try {
            Path directory = Files.createTempDirectory("warehouse");
            directory.toFile().deleteOnExit();
            WarehouseCatalog catalog = new WarehouseCatalog(directory);
            for (String name : TABLES.keySet()) {
                catalog.create(
                        Catalogs.DEFAULT_SCHEMA,
                        name,
                        new Relation.FileTable("csv", List.of(name), Map.of(), null),
                        OnExisting.FAIL);
            }
            return catalog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SessionCatalog session() {
        Catalogs catalogs = new Catalogs(WAREHOUSE, List.of(new Provided()), new Opener());
        return new SessionCatalog(catalogs, FileAccess.ALL, Access.unlimited("ada"));
    }

    private static final class Opener implements TableOpener {

        private int opened;

        @Override
        public Set<String> formats() {
            return Set.of("csv");
        }

        @Override
        public String formatOf(String path) {
            return path.endsWith(".csv") ? "csv" : null;
        }

        @Override
        public ResolvedTable open(
                String format,
                List<String> paths,
                Map<String, String> options,
                Schema declared,
                FileAccess access) {
            Schema usual =
                    Schema.of(
                            new Field("a", SimpleType.BIGINT, true),
                            new Field("b", SimpleType.VARCHAR, true));
            String version = paths.getFirst().equals("changing.csv") ? "" + ++opened : "1";
            Schema schema = TABLES.getOrDefault(paths.getFirst(), usual);
            FileSet files = new FileSet(paths + " " + options, List.of(), new Schema(List.of()));
            return new ResolvedTable(
                    new TableHandle.Files(format, files, options, declared),
                    new Empty(files.description(), schema, version));
        }
    }

    private static final class Provided implements TableCatalog {

        @Override
        public String name() {
            return "tpch";
        }

        @Override
        public List<String> schemas() {
            return List.of("tiny");
        }

        @Override
        public List<String> tables(String schema) {
            return List.copyOf(TABLES.keySet());
        }

        @Override
        public Table table(String schema, String table) {
            Schema columns = TABLES.get(table);
            return columns == null || !schema.equals("tiny")
                    ? null
                    : new Empty(table, columns, "1");
        }
    }

    private record Empty(String description, Schema schema, String version) implements Table {

        @Override
        public TableStatistics statistics() {
            return TableStatistics.UNKNOWN;
        }

        @Override
        public List<Split> splits(ScanRequest request) {
            return List.of();
        }

        @Override
        public Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
            throw new AssertionError("a table without rows has no splits");
        }
    }
}
