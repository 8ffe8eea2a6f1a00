package io.feldspar.executor.source.format;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Some columns of a table in another order: what a user declared of files that know their
/// columns themselves.
final class SelectedColumns implements Table {

    private final Table table;
    private final Schema schema;
    private final List<Integer> columns;

    private SelectedColumns(Table table, Schema schema, List<Integer> columns) {
        this.table = table;
        this.schema = schema;
        this.columns = columns;
    }

    /// @throws FeldsparException with COLUMN_NOT_FOUND or TYPE_MISMATCH where the declaration
    ///     does not fit the files
    static Table of(Table table, Schema declared, Schema partitions) {
        List<Field> fields = new ArrayList<>(declared.fields());
        fields.addAll(partitions.fields());
        List<Integer> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.add(column(table, field));
        }
        return new SelectedColumns(table, new Schema(fields), columns);
    }

    private static int column(Table table, Field field) {
        List<Field> own = table.schema().fields();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).name().equalsIgnoreCase(field.name())) {
                if (!own.get(i).type().equals(field.type())) {
                    throw new FeldsparException(
                            ErrorCode.TYPE_MISMATCH,
                            "Column '%s' is declared %s but is %s in %s"
                                    .formatted(
                                            field.name(),
                                            field.type().sql(),
                                            own.get(i).type().sql(),
                                            table.description()),
                            "Declare it so, or leave the columns out.");
                }
                return i;
            }
        }
        throw new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' is declared but not in %s, which has %s"
                        .formatted(
                                field.name(),
                                table.description(),
                                String.join(", ", own.stream().map(Field::name).toList())));
    }

    private ScanRequest inner(ScanRequest request) {
        return new ScanRequest(
                request.columns().stream().map(columns::get).toList(),
                request.filters(),
                request.runtimeFilters(),
                request.types());
    }

    @Override
    public String description() {
        return table.description();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean readsFieldsAlone() {
        return table.readsFieldsAlone();
    }

    @Override
    public TableStatistics statistics() {
        TableStatistics inner = table.statistics();
        return new TableStatistics() {
            @Override
            public OptionalDouble rows() {
                return inner.rows();
            }

            @Override
            public ColumnStatistics column(int index) {
                return inner.column(columns.get(index));
            }
        };
    }

    @Override
    public String version() {
        return table.version();
    }

    @Override
    public List<Split> splits(ScanRequest request) {
        return table.splits(inner(request));
    }

    @Override
    public Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        return table.open(splits, inner(request), context);
    }
}
