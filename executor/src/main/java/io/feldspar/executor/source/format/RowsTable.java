package io.feldspar.executor.source.format;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.SplitsOperator;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.generated.GeneratedSplit;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.rows.RowScan;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.vector.VectorBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A table whose rows are stored in its handle.
public final class RowsTable implements Table {

    private static final int BYTES_PER_ROW = 100;

    private final TableHandle.Rows handle;

    public RowsTable(TableHandle.Rows handle) {
        this.handle = handle;
    }

    @Override
    public String description() {
        return handle.name();
    }

    @Override
    public Schema schema() {
        return handle.schema();
    }

    @Override
    public TableStatistics statistics() {
        return TableStatistics.of(OptionalDouble.of(handle.rows().size()), Map.of());
    }

    /// Unique to this object: computing the rows again may give different ones.
    @Override
    public String version() {
        return handle.name() + "@" + System.identityHashCode(this);
    }

    @Override
    public List<Split> splits(ScanRequest request) {
        int rows = handle.rows().size();
        return List.of(new GeneratedSplit(0, 1, rows, (long) rows * BYTES_PER_ROW));
    }

    @Override
    public Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        return new SplitsOperator(
                splits,
                _ ->
                        new RowScan(
                                new Reader(handle.rows(), request.columns()),
                                request,
                                schema().select(request.columns()).types(),
                                context),
                context);
    }

    private static final class Reader implements RowReader {

        private final List<List<@Nullable Object>> rows;
        private final List<Integer> requested;
        private int next;

        Reader(List<List<@Nullable Object>> rows, List<Integer> requested) {
            this.rows = rows;
            this.requested = requested;
        }

        @Override
        public boolean read(VectorBuilder[] columns) {
            if (next == rows.size()) {
                return false;
            }
            List<@Nullable Object> row = rows.get(next++);
            for (int i = 0; i < columns.length; i++) {
                append(row.get(requested.get(i)), columns[i]);
            }
            return true;
        }

        private static void append(@Nullable Object value, VectorBuilder column) {
            switch (value) {
                case null -> column.appendNull();
                case String text -> column.appendText(text);
                case Integer number -> column.appendInt(number);
                case Long number -> column.appendLong(number);
                case Boolean truth -> column.appendBoolean(truth);
                case Double number -> column.appendDouble(number);
                case BigDecimal number -> appendDecimal(number, column);
                case byte[] bytes -> column.appendBytes(bytes, 0, bytes.length);
                case Map<?, ?> map -> appendMap(map, column);
                case List<?> list when column.type() instanceof StructType ->
                        appendStruct(list, column);
                case List<?> list -> appendList(list, column);
                default -> throw new IllegalArgumentException("cannot hold " + value);
            }
        }

        private static void appendDecimal(BigDecimal value, VectorBuilder column) {
            if (!column.appendDecimal(value)) {
                throw new IllegalArgumentException(value + " does not fit " + column.type());
            }
        }

        private static void appendList(List<?> elements, VectorBuilder column) {
            for (Object element : elements) {
                append(element, column.element());
            }
            column.endList();
        }

        private static void appendMap(Map<?, ?> entries, VectorBuilder column) {
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                VectorBuilder struct = column.element();
                append(entry.getKey(), struct.field(0));
                append(entry.getValue(), struct.field(1));
                struct.endStruct();
            }
            column.endList();
        }

        private static void appendStruct(List<?> fields, VectorBuilder column) {
            for (int i = 0; i < fields.size(); i++) {
                append(fields.get(i), column.field(i));
            }
            column.endStruct();
        }

        @Override
        public void close() {
            next = rows.size();
        }
    }
}
