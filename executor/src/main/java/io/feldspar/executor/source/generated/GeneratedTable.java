package io.feldspar.executor.source.generated;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.SplitsOperator;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.rows.RowScan;
import java.util.ArrayList;
import java.util.List;

/// A table whose rows a deterministic generator makes, in parts that do not need each other.
public abstract class GeneratedTable implements Table {

    private final String description;
    private final long rows;
    private final long rowsPerPart;
    private final int bytesPerRow;

    /// @param rows the number of rows, perhaps estimated
    /// @param rowsPerPart about how many rows a split has; all of them where the generator
    ///     cannot be divided
    protected GeneratedTable(String description, long rows, long rowsPerPart, int bytesPerRow) {
        this.description = description;
        this.rows = rows;
        this.rowsPerPart = rowsPerPart;
        this.bytesPerRow = bytesPerRow;
    }

    /// Makes the rows of one part.
    protected abstract RowReader reader(GeneratedSplit split, ScanRequest request);

    protected final long rowCount() {
        return rows;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final String version() {
        return description;
    }

    @Override
    public final List<Split> splits(ScanRequest request) {
        int parts = (int) Math.max(1, Math.min(1 << 20, rows / rowsPerPart));
        List<Split> splits = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            long from = rows * part / parts;
            long to = rows * (part + 1) / parts;
            splits.add(new GeneratedSplit(part, parts, to - from, (to - from) * bytesPerRow));
        }
        return splits;
    }

    @Override
    public final Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        return new SplitsOperator(splits, split -> open(split, request, context), context);
    }

    private Operator open(Split split, ScanRequest request, OperatorContext context) {
        if (!(split instanceof GeneratedSplit part)) {
            throw new IllegalArgumentException("not a split of this table: " + split);
        }
        return new RowScan(
                reader(part, request),
                request,
                schema().select(request.columns()).types(),
                context);
    }

    @Override
    public final String toString() {
        return description;
    }
}
