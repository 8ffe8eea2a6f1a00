package io.feldspar.executor.source;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Reads tables whole, for tests.
public final class TableRows {

    private TableRows() {}

    /// Every row of every column.
    public static List<List<Object>> of(Table table) {
        return of(
                table, ScanRequest.of(IntStream.range(0, table.schema().size()).boxed().toList()));
    }

    public static List<List<Object>> of(Table table, ScanRequest request) {
        TestContext context = new TestContext();
        List<List<Object>> rows = new ArrayList<>();
        try (Operator scan = table.open(table.splits(request), request, context)) {
            for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(batch.values(i));
                }
            }
        }
        if (context.memory().reservedBytes() != 0) {
            throw new AssertionError("a scan kept " + context.memory().reservedBytes() + " bytes");
        }
        return rows;
    }

    /// The request for the columns of those names.
    public static ScanRequest request(Table table, String... columns) {
        return ScanRequest.of(
                java.util.Arrays.stream(columns).map(table.schema()::indexOf).toList());
    }
}
