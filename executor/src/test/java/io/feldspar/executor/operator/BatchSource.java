package io.feldspar.executor.operator;

import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands out given batches; and reads operators to the end, as rows of objects.
public final class BatchSource implements Operator {

    private final Iterator<Batch> batches;

    public BatchSource(List<Batch> batches) {
        this.batches = batches.iterator();
    }

    @Override
    public @Nullable Batch next() {
        return batches.hasNext() ? batches.next() : null;
    }

    @Override
    public void close() {}

    /// All rows that an operator hands out, checking the contract of batches.
    public static List<List<@Nullable Object>> rows(Operator operator) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Batch batch = operator.next();
        while (batch != null) {
            if (batch.rowCount() < 1 || batch.rowCount() > Batch.SIZE) {
                throw new AssertionError("a batch of " + batch.rowCount() + " rows");
            }
            rows.addAll(rows(batch));
            batch = operator.next();
        }
        if (operator.next() != null) {
            throw new AssertionError("a batch after the end");
        }
        return rows;
    }

    public static List<List<@Nullable Object>> rows(List<Batch> batches) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        batches.forEach(batch -> rows.addAll(rows(batch)));
        return rows;
    }

    private static List<List<@Nullable Object>> rows(Batch batch) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int[] selection = batch.selection();
        for (int i = 0; i < batch.rowCount(); i++) {
            if (selection != null && i > 0 && selection[i] <= selection[i - 1]) {
                throw new AssertionError("selection is not ascending");
            }
            List<@Nullable Object> row = new ArrayList<>();
            for (Object value : batch.values(i)) {
                row.add(comparable(value));
            }
            rows.add(row);
        }
        return rows;
    }

    /// Bytes as text and doubles as keys, so that rows can be compared and hashed.
    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    }
}
