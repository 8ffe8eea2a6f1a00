package io.feldspar.executor.source.tpch;

import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.generated.GeneratedSplit;
import io.feldspar.executor.source.generated.GeneratedTable;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A table of TPC-H at some scale factor.
public final class TpchTable extends GeneratedTable {

    /// The tables, from the smallest to the largest.
    public static final List<String> NAMES =
            List.of(
                    "region",
                    "nation",
                    "supplier",
                    "customer",
                    "part",
                    "partsupp",
                    "orders",
                    "lineitem");

    private static final long ROWS_PER_PART = 60_000;
    private static final DecimalType MONEY = new DecimalType(15, 2);

    /// Numbers that stay small at every scale, which DuckDB gives 32 bits.
    private static final Set<String> NARROW =
            Set.of(
                    "n_nationkey",
                    "n_regionkey",
                    "r_regionkey",
                    "s_nationkey",
                    "c_nationkey",
                    "p_size",
                    "o_shippriority");

    private final io.trino.tpch.TpchTable<?> generated;
    private final double scale;
    private final Schema schema;

    private TpchTable(io.trino.tpch.TpchTable<?> generated, double scale, long rows) {
        super(
                "tpch " + generated.getTableName() + " at scale " + scale,
                rows,
                rows <= 25 ? Long.MAX_VALUE : partRows(generated.getTableName()),
                100);
        this.generated = generated;
        this.scale = scale;
        this.schema = schema(generated);
    }

    /// @param name one of [#NAMES]
    public static TpchTable of(String name, double scale) {
        if (!NAMES.contains(name) || scale <= 0) {
            throw new IllegalArgumentException("no TPC-H table " + name + " of scale " + scale);
        }
        return new TpchTable(
                io.trino.tpch.TpchTable.getTable(name), scale, TpchStatistics.rows(name, scale));
    }

    /// Parts are cut in generator steps: orders for lineitem, parts for partsupp.
    private static long partRows(String name) {
        return name.equals("lineitem") || name.equals("partsupp")
                ? 4 * ROWS_PER_PART
                : ROWS_PER_PART;
    }

    private static Schema schema(io.trino.tpch.TpchTable<?> table) {
        List<Field> fields = new ArrayList<>();
        for (TpchColumn<?> column : table.getColumns()) {
            fields.add(new Field(column.getColumnName(), type(column), false));
        }
        return new Schema(fields);
    }

    private static Type type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER, INTEGER ->
                    NARROW.contains(column.getColumnName())
                            ? SimpleType.INTEGER
                            : SimpleType.BIGINT;
            case DATE -> SimpleType.DATE;
            case DOUBLE -> MONEY;
            case VARCHAR -> SimpleType.VARCHAR;
        };
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public TableStatistics statistics() {
        return TpchStatistics.of(generated.getTableName(), schema, scale);
    }

    @Override
    protected RowReader reader(GeneratedSplit split, ScanRequest request) {
        return reader(generated, split, request);
    }

    private <E extends TpchEntity> RowReader reader(
            io.trino.tpch.TpchTable<E> table, GeneratedSplit split, ScanRequest request) {
        List<TpchColumn<E>> columns = new ArrayList<>();
        boolean text = false;
        for (int column : request.columns()) {
            columns.add(table.getColumns().get(column));
            text |= schema.field(column).name().endsWith("_comment");
        }
        Iterable<? extends TpchEntity> rows =
                TpchGenerators.of(
                        table.getTableName(), scale, split.part() + 1, split.parts(), text);
        return new TpchReader<>(rows.iterator(), columns);
    }
}
