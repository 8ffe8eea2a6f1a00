package io.feldspar.executor.source.tpcds;

import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.TableStatistics.ColumnStatistics;
import io.feldspar.executor.source.generated.GeneratedSplit;
import io.feldspar.executor.source.generated.GeneratedTable;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// A table of TPC-DS at some scale factor. Keys are BIGINT, CHAR columns are VARCHAR without
/// padding.
public final class TpcdsTable extends GeneratedTable {

    public static final List<String> NAMES =
            Table.getBaseTables().stream()
                    .filter(table -> table != Table.DBGEN_VERSION)
                    .map(table -> table.name().toLowerCase(Locale.ROOT))
                    .toList();

    private static final long ROWS_PER_PART = 100_000;

    /// The generator does not divide tables below this count of its steps.
    private static final long SMALLEST_DIVIDED = 1_000_000;

    private final Table generated;
    private final double scale;
    private final Schema schema;

    private TpcdsTable(Table generated, double scale, long rows) {
        super(
                "tpcds " + generated.name().toLowerCase(Locale.ROOT) + " at scale " + scale,
                rows,
                session(generated, scale).getScaling().getRowCount(generated) < SMALLEST_DIVIDED
                        ? Long.MAX_VALUE
                        : ROWS_PER_PART,
                10 * generated.getColumns().length);
        this.generated = generated;
        this.scale = scale;
        this.schema = schema(generated);
    }

    /// @param name one of [#NAMES]
    public static TpcdsTable of(String name, double scale) {
        if (!NAMES.contains(name) || scale <= 0) {
            throw new IllegalArgumentException("no TPC-DS table " + name + " of scale " + scale);
        }
        Table table = Table.valueOf(name.toUpperCase(Locale.ROOT));
        return new TpcdsTable(table, scale, rows(table, scale));
    }

    private static Session session(Table table, double scale) {
        return Session.getDefaultSession().withTable(table).withScale(scale);
    }

    /// The generator counts sales in tickets of several lines, of which a tenth is returned.
    private static long rows(Table table, double scale) {
        return switch (table) {
            case STORE_SALES -> (long) (lines(table, scale) * 12.0);
            case CATALOG_SALES -> (long) (lines(table, scale) * 9.0);
            case WEB_SALES -> (long) (lines(table, scale) * 12.0);
            case STORE_RETURNS -> rows(Table.STORE_SALES, scale) / 10;
            case CATALOG_RETURNS -> rows(Table.CATALOG_SALES, scale) / 10;
            case WEB_RETURNS -> rows(Table.WEB_SALES, scale) / 10;
            default -> lines(table, scale);
        };
    }

    private static long lines(Table table, double scale) {
        return session(table, scale).getScaling().getRowCount(table);
    }

    private static Schema schema(Table table) {
        List<Field> fields = new ArrayList<>();
        for (Column column : table.getColumns()) {
            fields.add(new Field(name(column), type(column.getType()), true));
        }
        return new Schema(fields);
    }

    /// The generator's own names go by the letters of the default locale.
    private static String name(Column column) {
        return column instanceof Enum<?> listed
                ? listed.name().toLowerCase(Locale.ROOT)
                : column.getName();
    }

    private static Type type(ColumnType type) {
        return switch (type.getBase()) {
            case IDENTIFIER -> SimpleType.BIGINT;
            case INTEGER -> SimpleType.INTEGER;
            case DATE -> SimpleType.DATE;
            case TIME -> SimpleType.TIME;
            case DECIMAL ->
                    new DecimalType(type.getPrecision().orElseThrow(), type.getScale().orElse(0));
            case CHAR, VARCHAR -> SimpleType.VARCHAR;
        };
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /// Rows, and the keys of dimension tables as distinct as there are rows.
    @Override
    public TableStatistics statistics() {
        Map<Integer, ColumnStatistics> columns = new HashMap<>();
        boolean fact = generated.hasChild() || generated.isChild();
        if (!fact && generated != Table.INVENTORY) {
            columns.put(
                    0,
                    new ColumnStatistics(
                            null, null, OptionalDouble.of(0), OptionalDouble.of(rowCount())));
        }
        return TableStatistics.of(OptionalDouble.of(rowCount()), columns);
    }

    @Override
    protected RowReader reader(GeneratedSplit split, ScanRequest request) {
        Session part =
                session(generated, scale)
                        .withParallelism(split.parts())
                        .withChunkNumber(split.part() + 1);
        return new TpcdsReader(
                Results.constructResults(generated, part).iterator(), request.columns());
    }
}
